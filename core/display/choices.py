"""Words of a choice row: what is chosen, a hint, and the reason when it cannot be chosen."""

from typing import Self


class ChoiceText(str):
    """A choice's label that carries a hint and, when it is disabled, the reason."""

    __slots__ = ("hint", "reason")
    hint: str
    reason: str

    def __new__(cls, title: str, *, hint: str = "", reason: str = "") -> Self:
        text = super().__new__(cls, title)
        text.hint, text.reason = hint, reason
        return text
