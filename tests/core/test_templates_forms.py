from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template

from core.display.choices import ChoiceText


class AddressForm(forms.Form):
    name = forms.CharField(label="收货人", help_text="和身份证上一样")
    phone = forms.RegexField(
        r"^\d{11}$",
        label="手机号",
        error_messages={"invalid": "手机号少一位，请填 11 位"},
    )
    note = forms.CharField(
        label="备注",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "备注"}),
    )
    pay = forms.ChoiceField(
        label="怎么付",
        widget=forms.RadioSelect,
        choices=[
            ("wechat", ChoiceText("微信", hint="扫码")),
            ("account", ChoiceText("账期", reason="登录单位账号后可用")),
        ],
    )
    keep = forms.BooleanField(label="记住", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(source: str, form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(
        Template(source).render(Context({"form": form})), "html.parser"
    )


def filled(**values: str) -> AddressForm:
    return AddressForm(
        {"name": "陈敏", "phone": "13800000000", "pay": "wechat"} | values
    )


def test_a_field_is_label_then_hint_then_input() -> None:
    field = draw("{% field form.name %}", AddressForm()).select_one(".field")

    assert [child.name for child in field.find_all(recursive=False)] == [
        "label",
        "div",
        "input",
    ]
    assert field.label["for"] == field.input["id"] == "id_name"
    assert field.input["aria-describedby"] == field.div["id"] == "id_name_hint"
    assert field.input["class"] == ["in"]


def test_a_wrong_field_says_so_above_its_input_and_keeps_the_text() -> None:
    field = draw("{% field form.phone %}", filled(phone="1382217640")).select_one(
        ".field.bad"
    )

    assert field.select_one(".err").get_text() == "出错： 手机号少一位，请填 11 位"
    assert field.input["aria-describedby"] == field.select_one(".err")["id"]
    assert (field.input["value"], field.input["aria-invalid"]) == ("1382217640", "true")


def test_a_placeholder_never_stands_for_a_label() -> None:
    field = draw("{% field form.note %}", AddressForm()).select_one(".field")

    assert field.label.get_text() == "备注 （选填）"
    assert "placeholder" not in field.input.attrs


def test_a_keyword_becomes_an_attribute_of_the_input() -> None:
    field = draw(
        '{% field form.phone autocomplete="tel" data_kind="cn" css="short" %}',
        AddressForm(),
    ).input

    assert (field["autocomplete"], field["data-kind"], field["class"]) == (
        "tel",
        "cn",
        ["in", "short"],
    )


def test_a_choice_that_cannot_be_made_says_why() -> None:
    wechat, account = draw("{% field form.pay %}", filled()).select("label.pick")

    assert ("checked" in wechat.input.attrs, "disabled" in account.input.attrs) == (
        True,
        True,
    )
    assert (
        wechat.select_one(".hint").get_text(),
        account.select_one(".hint").get_text(),
    ) == ("扫码", "登录单位账号后可用")


def test_a_hint_can_be_left_out() -> None:
    assert (
        draw('{% field form.name hint="" %}', AddressForm()).select_one(".hint") is None
    )


def test_the_summary_links_to_the_fields_and_names_those_left_empty() -> None:
    form = filled(phone="1382217640", name="")
    form.add_error(None, "这个地址送不到")

    summary = draw("{% error_summary form %}", form).select_one(".summary-err")

    assert summary.h2.get_text() == "有 3 处要改"
    assert [
        (item.get_text(), item.a and item.a["href"]) for item in summary.select("li")
    ] == [
        ("这个地址送不到", None),
        ("收货人：请填写这一项。", "#id_name"),
        ("手机号少一位，请填 11 位", "#id_phone"),
    ]


def test_a_form_without_errors_has_no_summary() -> None:
    assert draw("{% error_summary form %}", filled()).select_one(".summary-err") is None


def test_a_form_renders_itself_in_our_markup() -> None:
    soup = draw("{{ form }}", AddressForm())

    assert len(soup.select(".field")) == 5
    assert soup.select_one('input[type="hidden"]')["name"] == "token"


def test_words_of_a_form_are_escaped() -> None:
    form = filled(phone='"><script>alert(1)</script>')

    assert draw("{% fields form %}", form).find("script") is None
