from django.contrib.auth.signals import user_logged_in, user_logged_out
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    name = "shop.basket"

    def ready(self) -> None:
        """Have the badge counted at sign-in; Oscar's views and URLs are not used."""
        from .middleware import note  # noqa: PLC0415 - the models are not loaded before

        user_logged_in.connect(note)
        user_logged_out.connect(note)
