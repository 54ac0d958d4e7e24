"""Has every process make its pages anew when an editor saves, moves or deletes one, or a picture, a site, or who may read."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site, get_page_models
from wagtail.signals import post_page_move

from shop.shelf import stamps


def follow_editors() -> None:
    editable = (*get_page_models(), get_image_model(), Site, PageViewRestriction)
    for model in editable:
        for signal in (post_save, post_delete):
            signal.connect(forget_pages, sender=model, dispatch_uid="pages")
    post_page_move.connect(forget_pages, dispatch_uid="pages")


def forget_pages(**_kwargs: Any) -> None:
    stamps.bump_on_commit(stamps.PAGES)
