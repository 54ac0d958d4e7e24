"""Categories as documents, and their lines of descent."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from oscar.core.loading import get_model

from shop.search.interface import Document
from shop.search.registry import Source

from .languages import each_language, other_names, plain


def lineages() -> dict[int, list]:
    """Return each public category's line from the top down to itself, by id; a hidden one hides what is below."""
    category_model = get_model("catalogue", "Category")
    by_path = {}  # type: ignore[var-annotated]
    for category in category_model.objects.order_by("path"):
        above = by_path.get(
            category.path[: -category_model.steplen], [] if category.is_root() else None
        )
        if category.is_public and above is not None:
            by_path[category.path] = [*above, category]
    return {line[-1].pk: line for line in by_path.values()}


def ids() -> Iterable[str]:
    return map(str, lineages())


def documents(wanted: Collection[str], _at: datetime) -> Iterator[Document]:
    for pk, line in lineages().items():
        if str(pk) in wanted:
            yield from _each(line)


def _each(line) -> Iterator[Document]:
    category = line[-1]
    for language in each_language():
        yield Document(
            kind="category",
            object_id=str(category.pk),
            language=language,
            title=category.name,
            url=category.get_absolute_url(),
            body=plain(category.description),
            also=other_names(category, "name"),
            facets={"above": [str(above.pk) for above in line[:-1]]},
        )


CATEGORIES = Source(ids, documents)
