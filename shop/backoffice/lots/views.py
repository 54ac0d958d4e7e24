"""Open and amend a lot; record what happened to it; recall it."""

from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from shop.backoffice.acting import ActView
from shop.backoffice.saving import SavedByAction
from shop.order.models import Order
from shop.partner import actions as stock
from shop.partner.errors import StockError
from shop.partner.models import StockMovement
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
        return list(self.object.events.select_related("read_point", "by", "document"))

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


class LotActView(ActView):
    model = Lot
    index_url_name = f"{NAME}:index"
    object_page = "edit"
    permission_required = "provenance.change_lot"
    header_icon = "warning"
    errors = (errors.LotError, StockError)
    ends_with_recall = False

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "lot": self.object}


class EventView(LotActView):
    form_class = recording.EventForm
    page_title = _("Record what happened")
    header_icon = "history"
    log_action = "shop.lot_event"
    explanation = _(
        "What is recorded is never changed; a mistake is corrected by another record."
    )
    success = _("Recorded for %(object)s.")

    def act(self, form: Any, by: Any, at: datetime) -> None:
        happening = form.happening(by=by, at=at)
        actions.record_event(lot=self.object, happening=happening, by=by, at=at)


class ReportView(LotActView):
    form_class = recording.ReportForm
    page_title = _("Add a test report")
    header_icon = "doc-full"
    log_action = "shop.lot_report"
    success = _("The report was added to %(object)s.")

    def act(self, form: Any, by: Any, at: datetime) -> None:
        findings = form.findings(by=by, at=at)
        actions.record_test(lot=self.object, findings=findings, by=by, at=at)


class StockView(LotActView):
    form_class = recording.StockForm
    page_title = _("Change the stock")
    header_icon = "download"
    log_action = "shop.lot_stock"
    success = _("The stock of %(object)s was changed.")
    ends_with_recall = True

    def act(self, form: Any, by: Any, at: datetime) -> None:
        found = form.cleaned_data
        is_loss = found["kind"] == StockMovement.Kind.LOSS
        change = stock.write_off if is_loss else stock.receive
        change(
            stock_record=found["stock_record"],
            lot=self.object,
            quantity=found["quantity"],
            note=found["note"],
            by=by,
            at=at,
        )

    def log_data(self, form: Any) -> dict[str, Any]:
        return {"reason": form.cleaned_data["note"]}


class RecallView(LotActView):
    permission_required = "provenance.recall_lot"
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

    def act(self, form: Any, by: Any, at: datetime) -> Any:
        found = form.cleaned_data
        return actions.recall_lot(
            lot=self.object,
            reason=found["reason"],
            reason_en=found["reason_en"],
            by=by,
            at=at,
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

    def get_success_url(self) -> str:
        return self.url_of(self.object, "orders")


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


ACTION_VIEWS: dict[str, type[LotActView]] = {
    "event": EventView,
    "report": ReportView,
    "stock": StockView,
    "recall": RecallView,
}
