"""Rows whose changes go to the audit log, whoever makes them: receivers in `core.accounts.rights` write the entries."""

from typing import Any

from django.db import models, transaction


class Told(models.Model):
    """A row saved in one transaction with what the receivers of its saving write."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
