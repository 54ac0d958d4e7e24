"""The regions of the vendored file, in the database."""

import pytest

from core.actions import regions
from core.models import Region

pytestmark = pytest.mark.django_db


def test_all_regions_are_loaded_with_both_names_and_their_line():
    count = regions.load()

    hezhang = Region.objects.select_related("parent__parent").get(code="520527")
    assert Region.objects.count() == count == 3749
    assert (hezhang.name_zh_hans, hezhang.name_en) == ("赫章县", "Hezhang County")
    assert [above.code for above in hezhang.lineage] == ["520000", "520500", "520527"]
    assert (hezhang.is_formerly_poor, hezhang.is_key_county) == (True, True)


def test_pairs_are_seen_from_both_sides():
    regions.load()

    guangzhou = Region.objects.get(code="440100")
    assert guangzhou in Region.objects.get(code="520500").paired_with.all()
    assert guangzhou.paired_with.count() == 8


def test_loading_again_refreshes_names_and_keeps_the_rows():
    regions.load()
    pk = Region.objects.get(code="520527").pk
    Region.objects.filter(pk=pk).update(name_zh_hans="旧名", is_key_county=False)

    regions.load()

    again = Region.objects.get(pk=pk)
    assert (again.code, again.name_zh_hans, again.is_key_county) == (
        "520527",
        "赫章县",
        True,
    )
    assert Region.objects.count() == 3749


def test_places_that_are_no_longer_listed_stay():
    regions.load()
    Region.objects.create(code="999999", name_zh_hans="旧县", level="county")

    regions.load()

    assert Region.objects.filter(code="999999").exists()
