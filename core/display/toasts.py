"""What a page says after an action: one line, perhaps with an undo or a link."""

from dataclasses import dataclass
from typing import Self

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

UNDO = "undo="
LINK = "link="


@dataclass(frozen=True)
class Toast:
    """One message as the page shows it."""

    text: str
    is_bad: bool
    undo_url: str = ""
    link_url: str = ""

    @classmethod
    def of(cls, message: Message) -> Self:
        marks = (message.extra_tags or "").split()
        return cls(
            text=str(message.message),
            is_bad=message.level >= messages.WARNING,
            undo_url=next(
                (m.removeprefix(UNDO) for m in marks if m.startswith(UNDO)), ""
            ),
            link_url=next(
                (m.removeprefix(LINK) for m in marks if m.startswith(LINK)), ""
            ),
        )


def tell(
    request: HttpRequest, text: str, *, undo_url: str = "", link_url: str = ""
) -> None:
    """Say on the next page what was done; `undo_url` is posted to, `link_url` leads to the thing."""
    marks = [f"{UNDO}{undo_url}"] * bool(undo_url) + [f"{LINK}{link_url}"] * bool(
        link_url
    )
    messages.success(request, text, extra_tags=" ".join(marks))


def of_request(request: HttpRequest) -> list[Toast]:
    """Take the waiting messages; they are shown once."""
    return [Toast.of(message) for message in messages.get_messages(request)]
