"""Days and moments in words: 今天, 11 月 24 日(周二), Tuesday 24 November, 22:08."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext, pgettext_lazy

NEAR = 2
NEAR_WORDS = {
    -2: pgettext_lazy("relative day", "the day before yesterday"),
    -1: pgettext_lazy("relative day", "yesterday"),
    0: pgettext_lazy("relative day", "today"),
    1: pgettext_lazy("relative day", "tomorrow"),
    2: pgettext_lazy("relative day", "the day after tomorrow"),
}


def local_date(value: date | datetime) -> date:
    """Return the calendar day in the shop's time zone."""
    if isinstance(value, datetime):
        return (
            timezone.localtime(value).date()
            if timezone.is_aware(value)
            else value.date()
        )
    return value


def near_word(value: date, today: date) -> str:
    """Return the word for a day within two days of today, or nothing when the language has none."""
    return str(NEAR_WORDS.get((value - today).days, ""))


def plain_day(value: date, today: date) -> str:
    """Return 11 月 24 日 or 24 November, with the year when it is not this one."""
    if value.year == today.year:
        return date_format(value, pgettext("date format: day and month", "j F"))
    return date_format(value, pgettext("date format: day, month and year", "j F Y"))


def full_day(value: date) -> str:
    """Return the date with its year."""
    return date_format(value, pgettext("date format: day, month and year", "j F Y"))


def weekday(value: date) -> str:
    """Return 周二 or Tuesday."""
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )[value.weekday()]


def weekday_and_day(value: date, today: date) -> str:
    """Return 11 月 24 日(周二) or Tuesday 24 November."""
    words = {"weekday": weekday(value), "day": plain_day(value, today)}
    if value.year != today.year:
        return words["day"]
    return pgettext("weekday and day", "%(weekday)s %(day)s") % words


def day(value: date | datetime, *, today: date | None = None) -> str:
    """Return the day as one says it: a word when it is near, else the weekday and date."""
    exact = local_date(value)
    now = today or timezone.localdate()
    word = near_word(exact, now)
    return word or weekday_and_day(exact, now)


def month(value: date | datetime) -> str:
    """Return 2028 年 6 月 or June 2028."""
    return date_format(
        local_date(value), pgettext("date format: month and year", "F Y")
    )


def moment(value: datetime, *, today: date | None = None) -> str:
    """Return 今天 22:08, 周二 22:08 within a week, else 11 月 24 日 22:08."""
    exact = timezone.localtime(value) if timezone.is_aware(value) else value
    now = today or timezone.localdate()
    gap = exact.date() - now
    if abs(gap.days) < NEAR:
        head = near_word(exact.date(), now)
    elif timedelta(0) < -gap < timedelta(days=7):
        head = weekday(exact.date())
    else:
        head = plain_day(exact.date(), now)
    return f"{head} {exact:%H:%M}"


def short_month(number: int) -> str:
    """Return 6 月 or Jun."""
    return date_format(date(2000, number, 1), pgettext("date format: short month", "M"))
