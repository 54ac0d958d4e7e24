from oscar.apps.partner import apps

from core.append_only import protect


class PartnerConfig(apps.PartnerConfig):
    name = "shop.partner"

    def ready(self) -> None:
        """Load nothing of Oscar's: its views and URLs are not used. Movements of stock are never rewritten."""
        protect(self, "StockMovement", "PricePoint")
