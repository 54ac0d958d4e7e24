"""What a spreadsheet would run is a text in each export."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.log_actions import log
from wagtail.models import Page

from shop.backoffice.exports import FORMULA_STARTS, safe_cell
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


@pytest.fixture
def reports(editor):
    """Return the back office of an administrator, with a page and a deed whose names are formulas."""
    editor.is_superuser = True
    editor.save()
    page = Page.objects.get(depth=2)
    page.title, page.locked, page.locked_by = EVIL, True, editor
    page.latest_revision_created_at = page.last_published_at = timezone.now()
    page.save()
    log(OrganisationFactory(name_zh_hans=EVIL), "wagtail.edit", user=editor)
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["site_history", "locked_pages", "aging_pages"])
def test_no_cell_of_a_report_of_wagtails_is_a_formula(reports, name, kind):
    answer = reports.get(f"{reverse(f'wagtailadmin_reports:{name}')}?export={kind}")

    assert f"'{EVIL}" in cells_of(b"".join(answer.streaming_content), kind)


def cells_of(content, kind):
    """Return the cells below the headings; none may begin as a formula."""
    if kind == "csv":
        rows = list(csv.reader(StringIO(content.decode())))[1:]
    else:
        book = openpyxl.load_workbook(BytesIO(content))
        rows = book.active.iter_rows(min_row=2, values_only=True)
    cells = [str(cell) for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []
    return cells


def views_below(view):
    for below in view.__subclasses__():
        yield below
        yield from views_below(below)


def test_no_view_writes_its_cells_in_another_way():
    plain = SpreadsheetExportMixin
    others = [
        view
        for view in views_below(plain)
        if view.preprocess_field_value is not plain.preprocess_field_value
    ]

    assert others == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_what_a_spreadsheet_would_run_is_a_text(start):
    assert safe_cell(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("value", [-1, None, "1=1", ""])
def test_anything_else_stays_what_it_is(value):
    assert safe_cell(value) == value
