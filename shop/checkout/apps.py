from oscar.core.application import OscarConfig


class CheckoutConfig(OscarConfig):
    """Keeps Oscar's label `checkout` for our own one-page checkout."""

    label = "checkout"
    name = "shop.checkout"
    namespace = "checkout"
