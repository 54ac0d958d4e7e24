"""For which organisation a person acts: chosen once, kept in the session, looked up again at every request."""

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from core.middleware import GetResponse
from core.models import Membership

from .sessions import has_session

CHOSEN = "acting_membership"


def memberships_of(request: HttpRequest) -> list[Membership]:
    """Return the active memberships of whoever is signed in, looked up once for a request."""
    if not request.user.is_authenticated:
        return []
    if not hasattr(request, "_memberships"):
        active = Membership.objects.active().filter(user=request.user)
        found = list(active.select_related("organisation").order_by("pk"))
        request._memberships = found  # type: ignore[attr-defined]  # noqa: SLF001
    return request._memberships  # type: ignore[attr-defined]  # noqa: SLF001


def membership_of(request: HttpRequest) -> Membership | None:
    """Return the membership chosen, else the only one; None for a person on their own, and for several without a choice."""
    memberships = memberships_of(request)
    chosen = request.session.get(CHOSEN)
    if chosen is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((one for one in memberships if one.pk == chosen), None)


class ActForOrganisation:
    """Give every request `membership` and `organisation`.

    A visitor has None of either. For others both are looked up when they are first read: test their truth, not `is None`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.membership = request.organisation = None  # type: ignore[attr-defined]
        if has_session(request):
            membership = SimpleLazyObject(lambda: membership_of(request))
            request.membership = membership  # type: ignore[attr-defined]
            request.organisation = SimpleLazyObject(  # type: ignore[attr-defined]
                lambda: membership.organisation if membership else None
            )
        return self.get_response(request)
