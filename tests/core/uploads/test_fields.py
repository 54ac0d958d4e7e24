import pytest
from django import forms

from core.uploads.fields import DocumentField, PictureField
from tests.factories.uploads import pdf, picture, png_declaring, upload


class SampleForm(forms.Form):
    photo = PictureField(required=False)
    paper = DocumentField(required=False)


def errors_of(**files):
    form = SampleForm({}, files)
    return form.errors.get_json_data()


def test_a_form_hands_over_accepted_files():
    form = SampleForm({}, {"photo": upload(picture()), "paper": upload(pdf(), "a.pdf")})

    assert form.errors == {}
    found = {name: file.content_type for name, file in form.cleaned_data.items()}
    assert found == {"photo": "image/jpeg", "paper": "application/pdf"}


def test_a_form_may_have_no_file():
    form = SampleForm({}, {})

    assert form.is_valid()
    assert form.cleaned_data == {"photo": None, "paper": None}


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (
            png_declaring(13_000, 13_000),
            "picture_too_large",
            "图片尺寸太大：不能超过 4000 万像素，单边不能超过 8000 像素。",
        ),
        (b"<svg/>", "not_a_picture", "只能上传 JPEG、PNG 或 WebP 图片。"),
        (b"", "empty", "文件是空的。"),
        (picture()[:300], "damaged_file", "文件已损坏。请重新保存后再上传。"),
    ],
)
def test_a_refusal_is_a_sentence_at_its_field(data, code, message):
    assert errors_of(photo=upload(data)) == {
        "photo": [{"message": message, "code": code}]
    }


def test_the_browser_is_told_what_may_be_chosen():
    assert SampleForm().fields["photo"].widget.attrs == {
        "accept": "image/jpeg,image/png,image/webp"
    }
