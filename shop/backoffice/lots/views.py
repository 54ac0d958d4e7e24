"""Open and amend a lot; record what happened to it; recall it."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from shop.backoffice.confirming import ActionView
from shop.backoffice.saving import SavedByAction
from shop.order.models import Order
from shop.partner import actions as stock
from shop.partner import queries as stock_queries
from shop.partner.errors import LotUsedUpError, StockError
from shop.partner.models import StockMovement, StockRecord
from shop.provenance import actions, balance, errors, queries
from shop.provenance.models import Lot

from . import recording

NAME = "lots"
REFUSALS: dict[type[Exception], str | None] = {
    errors.LotNumberError: "lot_number",
    errors.LotNumberTakenError: "lot_number",
    errors.LotCodeTakenError: "code",
    errors.LotQuantityError: "quantity_kg",
    errors.LotDatesError: "best_before_date",
    errors.NotAPageError: "product",
    errors.LotError: None,
}


class LotCreateView(SavedByAction, generic.CreateView):
    refusals = REFUSALS

    def save_instance(self) -> Lot:
        """Return the lot that the action opened: the form began with another object."""
        super().save_instance()
        return self.form.instance


class LotEditView(SavedByAction, generic.EditView):
    refusals = REFUSALS
    template_name = "shop/backoffice/lot_edit.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("product")

    @cached_property
    def packs(self) -> list[Any]:
        return balance.packs_of(self.object)

    @cached_property
    def events(self) -> list[Any]:
        return list(self.object.events.select_related("read_point", "by"))

    @cached_property
    def reports(self) -> list[Any]:
        return list(self.object.test_reports.select_related("document"))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        code = self.object.code
        shown = [
            *super().header_more_buttons,
            Button(_("Passport"), url=f"/l/{code}", icon_name="view"),
            Button(
                _("Print the label"),
                url=reverse("lot-label", args=[code]),
                icon_name="tag",
            ),
        ]
        return shown + [
            Button(
                view.page_title,
                url=reverse(f"{NAME}:{address}", args=[quote(self.object.pk)]),
                icon_name=view.header_icon,
            )
            for address, view in ACTION_VIEWS.items()
            if not (self.object.is_recalled and view.ends_with_recall)
        ]


class LotActionView(ActionView):
    model = Lot
    viewset_name = NAME
    refusals = (errors.LotError, StockError)
    ends_with_recall = False

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "lot": self.object}

    @property
    def said(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": timezone.now()}


class EventView(LotActionView):
    form_class = recording.EventForm
    page_title = _("Record what happened")
    header_icon = "history"
    log_action = "shop.lot_event"
    explanation = _(
        "What is recorded is never changed; a mistake is corrected by another record."
    )
    done_message = _("Recorded for %(object)s.")

    def perform(self, form: Any) -> None:
        said = self.said
        actions.record_event(lot=self.object, happening=form.happening(**said), **said)


class ReportView(LotActionView):
    form_class = recording.ReportForm
    page_title = _("Add a test report")
    header_icon = "doc-full"
    log_action = "shop.lot_report"
    done_message = _("The report was added to %(object)s.")

    def perform(self, form: Any) -> None:
        said = self.said
        actions.record_test(lot=self.object, findings=form.findings(**said), **said)


class StockView(LotActionView):
    form_class = recording.StockForm
    page_title = _("Change the stock")
    header_icon = "download"
    log_action = "shop.lot_stock"
    done_message = _("The stock of %(object)s was changed.")
    ends_with_recall = True

    def perform(self, form: Any) -> None:
        found = form.cleaned_data
        record, quantity = found["stock_record"], found["quantity"]
        change = stock.receive
        if found["kind"] == StockMovement.Kind.LOSS:
            change = stock.write_off
            check_balance(record, self.object, quantity)
        change(
            stock_record=record,
            lot=self.object,
            quantity=quantity,
            note=found["note"],
            **self.said,
        )


def check_balance(record: StockRecord, lot: Lot, quantity: int) -> None:
    """Refuse to lose more of a lot than is left of it.

    Raises:
        LotUsedUpError: when less is left.
    """
    StockRecord.objects.select_for_update().get(pk=record.pk)
    if stock_queries.lot_balance(record.pk, lot.pk) < quantity:
        raise LotUsedUpError


class RecallView(LotActionView):
    permission_required = "recall"
    form_class = recording.RecallForm
    template_name = "shop/backoffice/lot_recall.html"
    page_title = _("Recall this lot")
    log_action = "shop.lot_recall"
    is_serious = True
    ends_with_recall = True
    explanation = _(
        "A recall cannot be taken back. What is unsold leaves the stock at once, and the passport says so first."
    )

    @cached_property
    def packs(self) -> list[Any]:
        return [pack for pack in balance.packs_of(self.object) if pack.left]

    @cached_property
    def orders(self) -> list[Any]:
        return concerned(self.object)

    def perform(self, form: Any) -> Any:
        found = form.cleaned_data
        return actions.recall_lot(
            lot=self.object,
            reason=found["reason"],
            reason_en=found["reason_en"],
            **self.said,
        )

    def say_done(self, outcome: Any) -> None:
        packs, orders = outcome.packs_withdrawn, len(outcome.orders)
        left = ngettext(
            "%(lot)s is recalled; %(count)s pack left the stock.",
            "%(lot)s is recalled; %(count)s packs left the stock.",
            packs,
        ) % {"lot": self.object, "count": packs}
        told = ngettext(
            "%(count)s order is concerned.", "%(count)s orders are concerned.", orders
        ) % {"count": orders}
        messages.success(self.request, f"{left} {told}")

    def form_valid(self, form: Any) -> Any:
        response = super().form_valid(form)
        if response.status_code == 302:  # noqa: PLR2004 - moved on
            response["Location"] = self.url_of("orders")
        return response


class OrdersView(generic.InspectView):
    """The orders that a lot was sent to, or that hold packs of its stock."""

    model = Lot
    any_permission_required = ("view", "change")
    template_name = "shop/backoffice/lot_orders.html"
    page_title = _("Orders concerned")
    header_icon = "list-ul"

    def get_fields(self) -> list[str]:
        return []

    @cached_property
    def orders(self) -> list[Any]:
        return concerned(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit = reverse(f"{NAME}:edit", args=[quote(self.object.pk)])
        return {**super().get_context_data(**kwargs), "edit_url": edit}


def concerned(lot: Lot) -> list[Any]:
    """Return the orders concerned, each with its state in words."""
    orders = queries.orders_concerned(lot)
    for order in orders:
        order.status_words = Order.Status(order.status).label
    return orders


ACTION_VIEWS: dict[str, type[LotActionView]] = {
    "event": EventView,
    "report": ReportView,
    "stock": StockView,
    "recall": RecallView,
}
