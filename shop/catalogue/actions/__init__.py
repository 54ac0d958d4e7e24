"""Writes on products, packs, pictures and facts. Each keeps the cards in step, in its own transaction."""

from .categories import save_category
from .errors import (
    CategoryLoopError,
    EmptyShareError,
    GtinTakenError,
    NoPackError,
    NoSellerError,
    ProductError,
    SharesDoNotAddUpError,
)
from .facts import set_benefits, set_cost_shares
from .images import add_image, arrange_images, set_renditions
from .packs import Offer, StockChange, set_price
from .pages import clean_html, goods_class, publish, save_product, withdraw

__all__ = [
    "CategoryLoopError",
    "EmptyShareError",
    "GtinTakenError",
    "NoPackError",
    "NoSellerError",
    "Offer",
    "ProductError",
    "SharesDoNotAddUpError",
    "StockChange",
    "add_image",
    "arrange_images",
    "clean_html",
    "goods_class",
    "publish",
    "save_category",
    "save_product",
    "set_benefits",
    "set_cost_shares",
    "set_price",
    "set_renditions",
    "withdraw",
]
