"""The public categories as one tree, held in the process under the stamp of categories."""

import time
from dataclasses import dataclass, field

from django.urls import reverse

from shop.shelf import stamps
from shop.shelf.held import Generations

from .models import Category

LONGEST_SECONDS = 600
held: "Generations[Tree]" = Generations(1)


@dataclass(eq=False)
class Branch:
    """A public category below public ones; name and description speak the reader's language."""

    category: Category
    above: "Branch | None"
    children: "list[Branch]" = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.category.pk

    @property
    def name(self) -> str:
        return self.category.name

    @property
    def description(self) -> str:
        return self.category.description

    @property
    def path(self) -> str:
        """Return the slugs from the root on: two branches may hold categories of one slug."""
        slug: str = self.category.slug
        return f"{self.above.path}/{slug}" if self.above else slug

    @property
    def way(self) -> "list[Branch]":
        """Return the branches from the root to this one."""
        return [*(self.above.way if self.above else []), self]

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category-detail", args=[self.path])


class Tree:
    """All branches by address and by category."""

    def __init__(self, categories: list[Category]) -> None:
        by_place: dict[str, Branch] = {}
        for category in categories:
            above = by_place.get(category.path[: -category.steplen])
            if category.is_public and (above or category.depth == 1):
                branch = by_place[category.path] = Branch(category, above)
                if above:
                    above.children.append(branch)
        branches = by_place.values()
        self.roots = [branch for branch in branches if branch.above is None]
        self.by_path = {branch.path: branch for branch in branches}
        self.by_pk = {branch.pk: branch for branch in branches}

    def named(self, slug: str) -> Branch | None:
        """Return the only branch of a slug, None when there are several."""
        found = [b for b in self.by_pk.values() if b.category.slug == slug]
        return found[0] if len(found) == 1 else None


def tree() -> Tree:
    """Return the tree as it stood a second ago at most."""
    age = time.monotonic() // LONGEST_SECONDS
    return held.get_or_make(
        (stamps.current(stamps.CATEGORIES), age),
        lambda: Tree(list(Category.objects.order_by("path"))),
    )
