import re

from hypothesis import given
from hypothesis import strategies as st

from core.display import journey

ALTITUDES = [1996, 1510, 1074, 21, 8]


def numbers_in(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]


def test_the_highest_stop_touches_the_peak_and_the_sea_the_shore() -> None:
    points = journey.profile([2000, 0], next_index=1).points

    assert points == (journey.Point(250, 20, "land"), journey.Point(750, 158, "next"))


def test_stops_below_fifty_metres_are_at_sea_and_the_next_one_is_hollow() -> None:
    profile = journey.profile(ALTITUDES, next_index=4)

    assert [point.kind for point in profile.points] == [
        "land",
        "land",
        "land",
        "sea",
        "next",
    ]
    assert (profile.sea, profile.next) == ("M700 157h.1", "M900 157h.1")


def test_there_is_no_water_in_the_mountains() -> None:
    assert journey.profile([1996, 1510]).water == ""


def test_a_flat_country_is_drawn_flat() -> None:
    assert [point.y for point in journey.profile([8, 30]).points] == [154, 144]


def test_a_stop_without_altitude_lies_between_its_neighbours() -> None:
    assert journey.fill_gaps([1000, None, 500, None]) == [1000, 750, 500, 500]
    assert journey.fill_gaps([None, None]) == [0, 0]


@given(st.lists(st.one_of(st.none(), st.integers(-150, 8848)), min_size=1, max_size=7))
def test_every_journey_stays_inside_its_frame(altitudes: list[int | None]) -> None:
    profile = journey.profile(altitudes)

    for path in (profile.far, profile.near, profile.path, profile.water):
        assert all(-1 <= number <= journey.WIDTH for number in numbers_in(path))
    assert all(journey.PEAK <= point.y <= journey.SHORE for point in profile.points)
