"""How many files a person may hand in on one day, however many come at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django import forms
from django.db import connections

from core.actions import uploads
from core.models import UploadDay
from core.tasks import tidy
from core.uploads import daily, errors
from core.uploads.fields import PictureField
from tests.factories.core import UserFactory
from tests.factories.uploads import picture, upload

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
TABS = 8


class SampleForm(daily.CountedUploads, forms.Form):
    photo = PictureField()


def count(user, files, at=NOON):
    uploads.count(user_id=user.pk, files=files, at=at)


def counted(user):
    days = UploadDay.objects.filter(user=user).order_by("day")
    return [(one.day.day, one.files) for one in days]


@pytest.mark.contract
def test_the_two_hundred_and_first_file_of_a_day_is_refused():
    user = UserFactory()
    count(user, 198)
    with pytest.raises(errors.TooManyFilesError):
        count(user, 3)
    count(user, 2)

    with pytest.raises(errors.TooManyFilesError):
        count(user, 1)

    assert counted(user) == [(2, 200)]


def test_another_person_and_another_day_have_their_own_count():
    one, other = UserFactory.create_batch(2)
    count(one, 200)

    count(other, 200)
    count(one, 200, NOON + timedelta(days=1))

    assert (counted(one), counted(other)) == ([(2, 200), (3, 200)], [(2, 200)])


def test_days_that_are_over_are_forgotten():
    user = UserFactory()
    count(user, 1)
    count(user, 2, daily.timezone.now())

    tidy.tidy_up.call()

    assert [one.files for one in UploadDay.objects.all()] == [2]


def hand_in_at_once(user, add):
    """Let eight tabs hand in five files each where there is room for two of them."""
    count(user, 190)

    def tab(_number):
        try:
            add(user_id=user.pk, files=5, at=NOON)
        except errors.TooManyFilesError:
            return "refused"
        finally:
            connections.close_all()
        return "counted"

    with ThreadPoolExecutor(TABS) as pool:
        return Counter(pool.map(tab, range(TABS)))


@pytest.mark.contract
@pytest.mark.django_db(transaction=True)
def test_no_file_slips_past_the_limit_when_many_come_at_once():
    user = UserFactory()

    outcomes = hand_in_at_once(user, uploads.count)

    assert outcomes == {"counted": 2, "refused": TABS - 2}
    assert counted(user) == [(2, 200)]


@pytest.mark.contract
@pytest.mark.django_db(transaction=True)
def test_the_tabs_would_slip_past_a_count_that_is_read_first():
    user, everybody = UserFactory(), Barrier(TABS)

    def read_then_write(*, user_id, files, at):
        day = UploadDay.objects.get(user=user_id, day=at.date())
        everybody.wait()
        if day.files + files > 200:
            raise errors.TooManyFilesError
        day.files += files
        day.save()

    assert hand_in_at_once(user, read_then_write) == {"counted": TABS}


def test_a_form_tells_a_person_whose_day_is_full():
    user = UserFactory()
    for _ in range(2):
        form = SampleForm({}, {"photo": upload(picture())})
        form.for_user = user
        assert form.is_valid()
    count(user, 198, daily.timezone.now())

    form = SampleForm({}, {"photo": upload(picture())})
    form.for_user = user

    assert form.errors.get_json_data() == {
        "__all__": [
            {
                "message": "您今天已上传 200 个文件，请明天再继续。",
                "code": "too_many_files",
            }
        ]
    }
