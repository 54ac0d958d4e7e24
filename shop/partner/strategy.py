"""What a pack costs and whether it is there: one price with tax, straight from its stock record."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from oscar.apps.partner import availability, prices, strategy

CENT = Decimal("0.01")


def net_of(gross: Decimal, rate: Decimal) -> Decimal:
    """Return the part of a sum that is not tax, to the fen; tax is the rest, so the two always add up."""
    return (gross / (1 + rate)).quantize(CENT, ROUND_HALF_UP)


class TradePrice(strategy.UseFirstStockRecord, strategy.Structured):
    """Prices as suppliers set them. There are no offers: what is shown is what is paid."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._known: dict[int, strategy.PurchaseInfo] = {}

    def fetch_for_product(self, product: Any, stockrecord: Any = None) -> Any:
        """Return price, availability and stock record of a pack or page, looked up once."""
        if product.pk not in self._known:
            self._known[product.pk] = super().fetch_for_product(product, stockrecord)
        return self._known[product.pk]

    def pricing_policy(self, product: Any, stockrecord: Any) -> Any:
        if stockrecord is None or stockrecord.price is None:
            return prices.Unavailable()
        net = net_of(stockrecord.price, tax_rate_of(product))
        return prices.TaxInclusiveFixedPrice(
            stockrecord.price_currency, excl_tax=net, tax=stockrecord.price - net
        )

    def parent_pricing_policy(self, product: Any, children_stock: Any) -> Any:
        """Return the cheapest pack's price, where Oscar takes the first pack's."""
        records = [r for _pack, r in children_stock if r and r.price is not None]
        return self.pricing_policy(
            product, min(records, key=lambda r: r.price, default=None)
        )

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        if stockrecord is None:
            return availability.Unavailable()
        return availability.StockRequired(stockrecord.available)

    def parent_availability_policy(self, product: Any, children_stock: Any) -> Any:
        records = [record for _pack, record in children_stock if record]
        return availability.StockRequired(sum(record.available for record in records))


def tax_rate_of(product: Any) -> Decimal:
    """Return the VAT rate of a pack or page: it stands on the page."""
    return (product.parent if product.is_child else product).tax_rate


class Selector:
    """Everybody sees the same prices."""

    def strategy(self, request: Any = None, user: Any = None, **_: Any) -> TradePrice:
        return TradePrice(request)
