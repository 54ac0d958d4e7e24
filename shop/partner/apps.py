from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    name = "shop.partner"

    def ready(self) -> None:
        """Load nothing: Oscar's views and URLs are not used."""
