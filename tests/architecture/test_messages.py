from scripts import messages


def test_every_text_has_chinese() -> None:
    assert messages.untranslated() == []


def test_no_text_stands_in_two_catalogs() -> None:
    assert messages.duplicated() == []


def test_translations_keep_the_placeholders() -> None:
    assert messages.with_other_placeholders() == []


def test_a_template_gives_up_its_texts() -> None:
    places = [text.place for text in messages.texts()]

    assert {place.partition(":")[0].rpartition(".")[2] for place in places} >= {
        "py",
        "html",
    }
