"""Short messages kept instead of sent: `SMS_BACKEND` names `keep`."""

import re

sent: list[tuple[str, str]] = []


def keep(*, phone: str, text: str) -> None:
    sent.append((phone, text))


def code_in(text: str) -> str:
    """Return the code that a message carries: six digits, or allauth's letters; None without one."""
    found = re.findall(r"\b(\d{6}|[A-Z]{4}-[A-Z]{4})\b", text)
    return found[0] if found else None
