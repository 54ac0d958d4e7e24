"""Where the packages' pieces are joined: what may be found."""

from cms.search import PAGES
from shop.search import sources

SEARCH_SOURCES = {
    "product": sources.PRODUCTS,
    "category": sources.CATEGORIES,
    "region": sources.REGIONS,
    "supplier": sources.SUPPLIERS,
    "certificate": sources.CERTIFICATES,
    "page": PAGES,
}
