"""Personal values as they may stand in a log: recognisable to who knows them, of no use to others."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from ipaddress import ip_address, ip_network
from typing import Any

PERSONAL = {"name", "phone", "email", "address", "payer", "account", "id_number"}
KEPT_START, KEPT_END, SHORT = 3, 4, 8
V4_BITS, V6_BITS, V4 = 24, 48, 4


def masked(value: str) -> str:
    """Return a text with its middle hidden: 138****1234, w****@example.org, 王*."""
    if not value:
        return ""
    name, at_sign, host = value.partition("@")
    if at_sign:
        return f"{name[:1]}****@{host}"
    if len(value) <= SHORT:
        return value[:1] + "*" * (len(value) - 1)
    return f"{value[:KEPT_START]}****{value[-KEPT_END:]}"


def facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as JSON keeps them, with the personal ones masked by their names."""
    return {
        name: masked(str(value)) if name in PERSONAL else _plain(value)
        for name, value in values.items()
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def network(address: str) -> str:
    """Return the network of an address, wide enough to be nobody's: /24, or /48 of IPv6; empty for what is none."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    bits = V4_BITS if version == V4 else V6_BITS
    return str(ip_network(f"{address}/{bits}", strict=False))
