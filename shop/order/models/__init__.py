"""Purchases and orders. Ours are defined first; Oscar then skips what is there."""

# ruff: noqa: I001 - the order of these imports matters
from .events import DespatchAdvice, DespatchLine, OrderEvent
from .groups import OrderGroup, ShippingAddress
from .orders import Line, Order
from oscar.apps.order.models import *  # noqa: F403 - Oscar skips what is defined above

__all__ = [
    "DespatchAdvice",
    "DespatchLine",
    "Line",
    "Order",
    "OrderEvent",
    "OrderGroup",
    "ShippingAddress",
]
