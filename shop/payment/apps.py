from oscar.apps.payment import apps

from core.append_only import protect


class PaymentConfig(apps.PaymentConfig):
    name = "shop.payment"

    def ready(self) -> None:
        """What was booked is never rewritten."""
        protect(self, "LedgerEntry", "IncomingTransfer")
