"""Links that let a guest see an order: its number and a key that only its mails know."""

from django.urls import reverse
from django.utils.crypto import constant_time_compare

from .models import OrderGroup


def guest_path(group: OrderGroup) -> str:
    return f"{reverse('order:detail', args=[group.number])}?key={group.access_key}"


def pay_path(group: OrderGroup) -> str:
    return f"{reverse('payment:pay', args=[group.number])}?key={group.access_key}"


def opens(group: OrderGroup, key: str) -> bool:
    return constant_time_compare(group.access_key, key)
