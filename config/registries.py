"""Where the packages' pieces are joined: what may be found, what comes round, which private files pages show."""

from datetime import timedelta

from django.conf import settings

from cms.search import PAGES
from core.tasks.rounds import Periodic
from shop import account
from shop.certification import queries as certification
from shop.provenance import queries as provenance
from shop.search import sources

SEARCH_SOURCES = {
    "product": sources.PRODUCTS,
    "category": sources.CATEGORIES,
    "region": sources.REGIONS,
    "supplier": sources.SUPPLIERS,
    "certificate": sources.CERTIFICATES,
    "page": PAGES,
}

ACCOUNT_SECTIONS = [account.latest_orders, account.first_address]
PUBLISHED_EVIDENCE = (
    provenance.shown_reports,
    provenance.shown_records,
    certification.shown_documents,
)

TASK_SCHEDULE = [
    Periodic("core.tasks.jobs.reap_jobs", timedelta(minutes=1)),
    Periodic("shop.payment.tasks.catch_up", timedelta(minutes=1)),
    Periodic("shop.payment.tasks.reconcile_all", timedelta(hours=1)),
    Periodic("core.tasks.tidy.tidy_up", timedelta(days=1)),
    Periodic("shop.certification.tasks.sweep", timedelta(hours=1)),
    Periodic("shop.provenance.tasks.make_digest", timedelta(days=1)),
]
if settings.SEARCH_STORE == "elastic":
    TASK_SCHEDULE.append(
        Periodic("shop.search.tasks.send_to_server", timedelta(minutes=1))
    )
