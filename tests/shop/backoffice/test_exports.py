"""What a spreadsheet would run is a text in each export."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from shop.backoffice.exports import safe_cell
from tests.factories.core import OrganisationFactory
from tests.factories.shop import (
    CertificateFactory,
    LotFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db

EVIL = "=HYPERLINK(1)"
LISTS = {
    "products": lambda: ProductFactory(
        title_zh_hans=EVIL, producer=OrganisationFactory(name_zh_hans=EVIL)
    ),
    "certificates": lambda: CertificateFactory(
        number=EVIL, holder=OrganisationFactory(name_zh_hans=EVIL)
    ),
    "lots": lambda: LotFactory(product=ProductFactory(title_zh_hans=EVIL)),
}


def exported(client, name, kind):
    answer = client.get(f"{reverse(f'{name}:index')}?export={kind}")
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_table_begins_as_a_formula(office, name):
    LISTS[name]()

    rows = exported(office, name, "csv").decode().splitlines()[1:]

    cells = [cell for row in rows for cell in row.split(",")]
    assert f"'{EVIL}" in cells
    assert [cell for cell in cells if cell.startswith("=")] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_workbook_begins_as_a_formula(office, name):
    LISTS[name]()

    book = openpyxl.load_workbook(BytesIO(exported(office, name, "xlsx")))

    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert f"'{EVIL}" in [cell.value for cell in cells]
    assert [cell for cell in cells if str(cell.value).startswith("=")] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_a_text(start):
    assert safe_cell(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("value", [-1, None, "1=1", ""])
def test_anything_else_stays_what_it_is(value):
    assert safe_cell(value) == value
