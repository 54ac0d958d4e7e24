"""What staff do with an order."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from shop.backoffice.acting import ActView
from shop.order.actions import fulfilment, notes
from shop.order.models import Order
from shop.partner.errors import StockError

from .forms import DispatchForm, NoteForm, ReasonForm


class OrderActView(ActView):
    model = Order
    index_url_name = "orders:index"
    permission_required = "order.change_order"
    errors = (fulfilment.FulfilmentError, StockError)

    def get_object(self) -> Any:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_queryset(self) -> QuerySet:
        return Order.objects.visible_to(self.request.user).select_related("group")

    def get_page_subtitle(self) -> str:
        return self.object.number


class DispatchView(OrderActView):
    form_class = DispatchForm
    template_name = "shop/backoffice/orders/dispatch.html"
    page_title = _("Dispatch")
    header_icon = "arrow-right"
    log_action = "shop.order_dispatch"
    success = _("The parcel is recorded, and the buyer is told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"order": self.object}

    def act(self, form: DispatchForm, by: Any, at: datetime) -> Order:
        fulfilment.dispatch(
            order=self.object,
            carrier=form.cleaned_data["carrier"],
            tracking_number=form.cleaned_data["tracking_number"],
            packed=form.packed,
            by=by,
            at=at,
        )
        return self.object

    def log_data(self, form: DispatchForm) -> dict[str, Any]:
        return {
            name: form.cleaned_data[name] for name in ("carrier", "tracking_number")
        }


class DeliverView(OrderActView):
    page_title = _("Mark as delivered")
    header_icon = "check"
    log_action = "shop.order_deliver"
    explanation = _("Do this when the carrier or the buyer says that all has arrived.")
    success = _("The order is delivered.")

    def act(self, form: Any, by: Any, at: datetime) -> Order:
        fulfilment.deliver(order=self.object, by=by, at=at)
        return self.object


class CancelView(OrderActView):
    form_class = ReasonForm
    page_title = _("Cancel the order")
    header_icon = "cross"
    log_action = "shop.order_cancel"
    is_serious = True
    explanation = _("The goods go back on sale. What was paid goes back to the buyer.")
    success = _("The order is cancelled. What was paid is on its way back.")

    def act(self, form: ReasonForm, by: Any, at: datetime) -> Order:
        if self.object.status == Order.Status.CANCELLED:
            raise fulfilment.TooLateToCancelError
        reason = form.cleaned_data["reason"]
        return fulfilment.cancel(order=self.object, reason=reason, by=by, at=at)


class NoteView(OrderActView):
    form_class = NoteForm
    page_title = _("Write a note")
    header_icon = "edit"
    log_action = "shop.order_note"
    success = _("The note stands in the history.")

    def act(self, form: NoteForm, by: Any, at: datetime) -> Order:
        text, key = form.cleaned_data["text"], form.cleaned_data["key"]
        notes.write_down(order=self.object, text=text, key=key, by=by, at=at)
        return self.object

    def log_data(self, form: NoteForm) -> dict[str, Any]:
        return {"text": form.cleaned_data["text"]}
