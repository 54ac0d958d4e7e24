"""The catalogue: our products, images and facts, and the rest of Oscar's models."""

# ruff: noqa: I001 - the order of these imports matters
from .facts import BenefitFact, CostShare
from .images import ProductImage
from .products import Category, Product
from oscar.apps.catalogue.models import *  # noqa: F403 - Oscar skips what is defined above

__all__ = ["BenefitFact", "Category", "CostShare", "Product", "ProductImage"]
