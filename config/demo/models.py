"""What the demonstration keeps of its own: the mails it would have sent, and what was seeded."""

from django.db import models


class SentMail(models.Model):
    """One mail, kept instead of sent."""

    sender = models.CharField(max_length=320)
    recipients = models.JSONField()
    subject = models.CharField(max_length=998)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return self.subject


class Seeding(models.Model):
    """What the demo world was last made with, so that running it again changes nothing."""

    size = models.CharField(max_length=1)
    seed = models.PositiveIntegerField()
    day = models.DateField()
    finished_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-finished_at",)

    def __str__(self) -> str:
        return f"{self.size}/{self.seed} {self.day}"
