from datetime import UTC, datetime, timedelta

import pytest
from django import forms

from core.uploads import daily, errors
from core.uploads.fields import PictureField
from tests.factories.core import UserFactory
from tests.factories.uploads import picture, upload

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)


class SampleForm(daily.CountedUploads, forms.Form):
    photo = PictureField()


def test_the_two_hundred_and_first_file_of_a_day_is_refused():
    daily.count(user_id=1, files=199, at=NOON)
    daily.count(user_id=1, files=1, at=NOON)

    with pytest.raises(errors.TooManyFilesError):
        daily.count(user_id=1, files=1, at=NOON)


def test_another_person_and_another_day_have_their_own_count():
    daily.count(user_id=1, files=200, at=NOON)

    daily.count(user_id=2, files=200, at=NOON)
    daily.count(user_id=1, files=200, at=NOON + timedelta(days=1))


@pytest.mark.django_db
def test_a_form_tells_a_person_whose_day_is_full():
    user = UserFactory()
    for _ in range(2):
        form = SampleForm({}, {"photo": upload(picture())})
        form.for_user = user
        assert form.is_valid()
    daily.count(user_id=user.pk, files=198, at=daily.timezone.now())

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
