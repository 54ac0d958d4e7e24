"""What the shop offers to the search: its products, and the names they are filtered by."""

from .categories import CATEGORIES
from .certificates import CERTIFICATES
from .products import PRODUCTS
from .regions import REGIONS
from .suppliers import SUPPLIERS

__all__ = ["CATEGORIES", "CERTIFICATES", "PRODUCTS", "REGIONS", "SUPPLIERS"]
