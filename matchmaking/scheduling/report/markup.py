"""Pieces of HTML, and words in the reader's language."""

from html import escape

from matchmaking.wording import Sentence

VOID = {"meta", "input"}


class Words:
    """Says templates in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.html_language = "zh-Hans" if language.startswith("zh") else "en"

    def __call__(self, template: str, **values: object) -> str:
        return Sentence(template, values).text(self.language)


def element(
    tag: str, content: str = "", *, raw: bool = False, **attributes: object
) -> str:
    """Return an element; its content is escaped unless it is HTML already (`raw`). `class_` stands for class;
    attributes without a value are left out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value != ""
    )
    if tag in VOID:
        return f"<{tag}{said}>"
    return f"<{tag}{said}>{content if raw else escape(content)}</{tag}>"


def section(title: str, content: str, note: str = "") -> str:
    """Return a titled part of the page; `content` is HTML."""
    under = element("p", note, class_="note") if note else ""
    return element("section", element("h2", title) + under + content, raw=True)


def table(heads: list[str], rows: list[list[object]], *, tall: bool = False) -> str:
    """Return a table; columns of numbers stand at the right. On a phone each row of a tall one is a card."""
    numbers = [isinstance(each, int) for each in rows[0]] if rows else []
    head = "".join(
        element("th", name, scope="col", class_="number" if number else "")
        for name, number in zip(heads, numbers, strict=False)
    )
    body = "".join(
        element("tr", "".join(map(_cell, heads, row)), raw=True) for row in rows
    )
    return element(
        "div",
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        raw=True,
        class_="scroll tall cards" if tall else "scroll",
        tabindex=0,
    )


def _cell(head: str, value: object) -> str:
    number = isinstance(value, int)
    text = f"{value:,}" if number else str(value)
    return element("td", text, class_="number" if number else "", data_label=head)
