"""What was typed or pasted into an address so far, as the form's first values."""

from django.http import HttpRequest
from django.utils import translation

from core.models import Region

from . import parsing

LONGEST_PASTE = 500


def is_choosing(request: HttpRequest) -> bool:
    """Tell whether a button was pressed that only fills the form."""
    return "refresh" in request.POST or "paste" in request.POST


def kept_values(request: HttpRequest) -> dict[str, str]:
    """Return what was typed so far; a pasted address fills what it names, and is `unread` when it has no street."""
    dropped = {"csrfmiddlewaretoken", "refresh", "paste", "pasted"}
    kept = {
        name: str(request.POST[name]) for name in request.POST if name not in dropped
    }
    if "paste" in request.POST:
        text = request.POST.get("pasted", "")
        found = parsed_fields(text)
        if found["street"]:
            kept |= {name: value for name, value in found.items() if value}
        else:
            kept["unread"] = text
    return kept


def parsed_fields(text: str) -> dict[str, str]:
    """Return the form's fields that a pasted address fills."""
    with translation.override("zh-hans"):
        places = [
            parsing.Place(code, name)
            for code, name in Region.objects.values_list("code", "name_zh_hans")
        ]
    found = parsing.parse(text[:LONGEST_PASTE], places)
    region = Region.objects.filter(code=found.code).first()
    # Districts of a municipality stand where other provinces have cities.
    levels = [one.code for one in region.lineage] if region else []
    province, city, district = (*levels, "", "", "")[:3]
    return {
        "name": found.name,
        "phone": found.phone,
        "province": province,
        "city": city,
        "district": district,
        "street": found.street,
    }
