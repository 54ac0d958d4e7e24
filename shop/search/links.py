"""Addresses of the search page with one thing changed. The address holds the whole state of the page."""

from django.http import QueryDict

STARTS_OVER = ("page", "count")


def _copy(data: QueryDict) -> QueryDict:
    copy = data.copy()
    for name in STARTS_OVER:
        copy.pop(name, None)
    return copy


def _address(data: QueryDict) -> str:
    return f"?{data.urlencode()}"


def without(data: QueryDict, name: str, value: str | None = None) -> str:
    """Return the address without a filter, or without one of its values."""
    copy = _copy(data)
    kept = [old for old in copy.getlist(name) if value is not None and old != value]
    copy.setlist(name, kept)
    return _address(copy)


def asking(text: str) -> str:
    """Return the address of another question."""
    address = QueryDict(mutable=True)
    address["q"] = text
    return _address(address)


def only(data: QueryDict, *names: str) -> str:
    """Return the address with nothing but these parts."""
    copy = _copy(data)
    for name in set(copy) - set(names):
        del copy[name]
    return _address(copy)


def to_page(data: QueryDict, number: int) -> str:
    copy = _copy(data)
    if number > 1:
        copy["page"] = str(number)
    return _address(copy)


def pairs(data: QueryDict) -> list[tuple[str, str]]:
    """Return the parts of the address, for a form that keeps them."""
    return [(name, value) for name, values in _copy(data).lists() for value in values]
