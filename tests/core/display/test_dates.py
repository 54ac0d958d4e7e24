from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from core.display import dates

TODAY = date(2026, 11, 24)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 11, 22), "前天", "the day before yesterday"),
        (date(2026, 11, 23), "昨天", "yesterday"),
        (date(2026, 11, 24), "今天", "today"),
        (date(2026, 11, 25), "明天", "tomorrow"),
        (date(2026, 11, 27), "11 月 27 日（周五）", "Friday 27 November"),
        (date(2028, 6, 11), "2028 年 6 月 11 日", "11 June 2028"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        in_chinese = dates.day(day, today=TODAY)
    with translation.override("en"):
        in_english = dates.day(day, today=TODAY)

    assert (in_chinese, in_english) == (chinese, english)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 24, 22, 8, tzinfo=SHANGHAI), "今天 22:08"),
        (datetime(2026, 11, 23, 15, 31, tzinfo=SHANGHAI), "昨天 15:31"),
        (datetime(2026, 11, 19, 9, 5, tzinfo=SHANGHAI), "周四 09:05"),
        (datetime(2026, 10, 3, 7, 0, tzinfo=SHANGHAI), "10 月 3 日 07:00"),
        (datetime(2026, 12, 10, 7, 0, tzinfo=SHANGHAI), "12 月 10 日 07:00"),
    ],
)
def test_a_moment_has_its_time_and_the_nearest_word(
    moment: datetime, shown: str
) -> None:
    with translation.override("zh-hans"):
        assert dates.moment(moment, today=TODAY) == shown


def test_a_moment_before_midnight_utc_is_the_next_day_in_the_shop() -> None:
    moment = datetime(2026, 11, 23, 17, 0, tzinfo=ZoneInfo("UTC"))

    assert dates.local_date(moment) == date(2026, 11, 24)


def test_months_are_short_under_the_bars() -> None:
    with translation.override("zh-hans"):
        chinese = dates.short_month(9), dates.month(date(2028, 6, 1))
    with translation.override("en"):
        english = dates.short_month(9), dates.month(date(2028, 6, 1))

    assert (chinese, english) == (("9月", "2028 年 6 月"), ("Sep", "June 2028"))
