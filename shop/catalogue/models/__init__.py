"""The catalogue: our products, images and facts, and the rest of Oscar's models."""

from .facts import BenefitFact, CostShare
from .images import ProductImage
from .products import Category, Product

from oscar.apps.catalogue.models import *  # noqa: E402, F403, I001 - Oscar skips what is defined above

__all__ = ["BenefitFact", "Category", "CostShare", "Product", "ProductImage"]  # noqa: PLE0604
