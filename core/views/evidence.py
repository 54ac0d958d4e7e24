"""The one door to private files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.models import EvidenceFile

# Pictures were written anew by the gate; a PDF was not, so it is never shown as a page of ours.
SHOWN_IN_PLACE = {"image/jpeg", "image/png"}

HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What may be seen can be taken back: ask again each time.
    "Cache-Control": "private, no-cache",
}


@require_safe
def evidence_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Answer with a file to whoever may see it; for others there is no such address."""
    found = get_object_or_404(
        EvidenceFile.objects.visible_to(request.user), pk=pk, name=name
    )
    etag = quote_etag(found.sha256)
    response = get_conditional_response(request, etag=etag) or sent(found)
    for header, value in {**HEADERS, "ETag": etag}.items():
        response.headers[header] = value
    return response


def sent(found: EvidenceFile) -> HttpResponseBase:
    """Return the file itself.

    Raises:
        Http404: when the storage has lost it.
    """
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content,
        as_attachment=found.content_type not in SHOWN_IN_PLACE,
        filename=found.name,
        content_type=found.content_type,
    )
