"""Tell people things on the site."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise

from core.models import Notice, User


def tell(
    *, user_id: int, key: str, title: Promise | str, path: str, at: datetime
) -> Notice:
    """Write one line to a person, in the writer's transaction; what was told under the same key stays as it is.

    `title` is a lazy text, said in each language; `path` is an address of the site without a language.
    """
    titles = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            titles[f"title_{code.replace('-', '_')}"] = str(title)
    notice, _made = Notice.objects.get_or_create(
        user_id=user_id,
        key=key,
        defaults={**titles, "path": path, "created_at": at},
    )
    return notice


@transaction.atomic
def mark_read(*, notice: Notice, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


@transaction.atomic
def mark_all_read(*, by: User, at: datetime) -> int:
    """Mark a person's notices as read; return how many were not."""
    return Notice.objects.visible_to(by).unread().update(read_at=at)
