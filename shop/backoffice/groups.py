"""The groups a shop starts with. Later they belong to its people: a group that is there is left as it is."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

ENTER = "wagtailadmin.access_admin"
# Name of the group → what it may do besides entering the back office.
GROUPS: dict[str, tuple[str, ...]] = {
    "Catalogue editors": (
        "catalogue.view_product",
        "catalogue.add_product",
        "catalogue.change_product",
        "catalogue.view_category",
        "catalogue.add_category",
        "catalogue.change_category",
        "core.view_organisation",
        "core.add_organisation",
        "core.change_organisation",
        "certification.view_certificate",
        "certification.add_certificate",
        "certification.change_certificate",
        "provenance.view_lot",
        "provenance.add_lot",
        "provenance.change_lot",
        "provenance.recall_lot",
    ),
    "Order desk": (
        "catalogue.view_product",
        "provenance.view_lot",
        "order.view_order",
        "order.change_order",
        "partner.view_stockmovement",
        "payment.view_paymentattempt",
        "payment.view_refund",
        "core.view_job",
    ),
    "Finance": (
        "order.view_order",
        "payment.view_paymentattempt",
        "payment.change_paymentattempt",
        "payment.view_refund",
        "payment.add_refund",
        "payment.change_refund",
        "payment.view_incomingtransfer",
        "payment.add_incomingtransfer",
        "payment.view_unmatchedtransfer",
        "payment.change_unmatchedtransfer",
        "payment.view_outgoingtransfer",
        "payment.change_outgoingtransfer",
        "core.view_job",
    ),
    "Site keepers": (
        "core.view_auditentry",
        "core.view_job",
        "core.add_job",
        "core.change_job",
        "django_tasks_database.view_dbtaskresult",
        "django_tasks_database.change_dbtaskresult",
    ),
}


def make_missing_groups() -> None:
    """Make each group that is not there, once all its permissions are."""
    for name, codes in GROUPS.items():
        wanted = {ENTER, *codes}
        found = permissions(wanted)
        if len(found) < len(wanted):
            continue  # a migration of some apps only
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:  # not `set()`, of which the audit log would tell
            links = Group.permissions.through
            links.objects.bulk_create(
                links(group=group, permission=one) for one in found
            )


def permissions(codes: set[str]) -> list[Permission]:
    """Return the permissions of these codes, as far as they exist."""
    wanted = Q(pk=None)
    for code in codes:
        app_label, codename = code.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return list(Permission.objects.filter(wanted))
