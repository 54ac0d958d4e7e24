"""What staff do with lines of the bank's statement."""

from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.backoffice.acting import ActionForm, ActView, sum_field
from shop.payment.actions import transfers
from shop.payment.models import IncomingTransfer, OutgoingTransfer, UnmatchedTransfer


class StatementForm(ActionForm):
    code = forms.CharField(
        label=_("Remittance code"),
        max_length=120,
        required=False,
        help_text=_(
            "SH and eight characters. Without one it waits among the transfers without a purchase."
        ),
    )
    remark = forms.CharField(
        label=_("What else the payer wrote"), max_length=120, required=False
    )
    amount = sum_field()
    payer = forms.CharField(label=_("Payer"), max_length=120)
    bank_reference = forms.CharField(label=_("Serial number"), max_length=64)
    received_at = forms.DateTimeField(
        label=pgettext_lazy("money", "Received"), initial=timezone.localtime
    )

    def line(self, code: str) -> transfers.StatementLine:
        names = ("amount", "bank_reference", "payer", "received_at")
        return transfers.StatementLine(code, *(self.cleaned_data[one] for one in names))


class EnterView(ActView):
    model = IncomingTransfer
    form_class = StatementForm
    index_url_name = "transfers:index"
    permission_required = "payment.add_incomingtransfer"
    page_title = _("Enter a transfer")
    header_icon = "plus"
    log_action = "shop.transfer_enter"
    errors = (transfers.TransferError,)
    success = _("The transfer is entered.")

    def act(self, form: StatementForm, by: Any, at: datetime) -> Any:
        if code := form.cleaned_data["code"].strip():
            return transfers.record_incoming(line=form.line(code), by=by, at=at)
        line = form.line(form.cleaned_data["remark"])
        return transfers.record_unmatched(line=line, by=by, at=at)

    def get_success_url(self) -> str:
        is_known = isinstance(self.outcome, IncomingTransfer)
        return reverse("transfers:index" if is_known else "unmatched:index")

    def log_data(self, form: StatementForm) -> dict[str, Any]:
        return {"bank_reference": form.cleaned_data["bank_reference"]}


class UnmatchedActView(ActView):
    model = UnmatchedTransfer
    index_url_name = "unmatched:index"
    permission_required = "payment.change_unmatchedtransfer"
    errors = (transfers.TransferError,)


class CodeForm(ActionForm):
    code = forms.CharField(
        label=_("Remittance code, or number of the purchase"), max_length=20
    )


class MatchView(UnmatchedActView):
    form_class = CodeForm
    page_title = _("Match to a purchase")
    header_icon = "link"
    log_action = "shop.transfer_match"
    success = _("The transfer counts for the purchase now.")

    def act(self, form: CodeForm, by: Any, at: datetime) -> UnmatchedTransfer:
        code = form.cleaned_data["code"]
        transfers.match(transfer=self.object, code=code, by=by, at=at)
        return self.object

    def log_data(self, form: CodeForm) -> dict[str, Any]:
        return {"code": form.cleaned_data["code"]}


class SerialForm(ActionForm):
    bank_reference = forms.CharField(
        label=_("Serial number of the bank"), max_length=64
    )


class ReturnView(UnmatchedActView):
    form_class = SerialForm
    page_title = _("Sent back")
    header_icon = "resubmit"
    log_action = "shop.transfer_return"
    explanation = _(
        "Send the money back at the bank first, then enter its serial number here."
    )
    success = _("It is entered that the money went back.")

    def act(self, form: SerialForm, by: Any, at: datetime) -> UnmatchedTransfer:
        serial = form.cleaned_data["bank_reference"]
        return transfers.send_back(
            transfer=self.object, bank_reference=serial, by=by, at=at
        )

    def log_data(self, form: SerialForm) -> dict[str, Any]:
        return {"bank_reference": form.cleaned_data["bank_reference"]}


class AlreadySentError(transfers.TransferError):
    message = _("This was entered as sent already.")


class SentView(ActView):
    model = OutgoingTransfer
    form_class = SerialForm
    index_url_name = "payouts:index"
    permission_required = "payment.change_outgoingtransfer"
    page_title = _("Enter that it was sent")
    header_icon = "check"
    log_action = "shop.payout_sent"
    errors = (transfers.TransferError,)
    explanation = _(
        "Send the money back at the bank first, then enter its serial number here."
    )
    success = _("It is entered that the money went back.")

    def act(self, form: SerialForm, by: Any, at: datetime) -> OutgoingTransfer:
        if self.object.sent_at:
            raise AlreadySentError
        serial = form.cleaned_data["bank_reference"]
        return transfers.record_outgoing(
            payout=self.object, bank_reference=serial, by=by, at=at
        )

    def log_data(self, form: SerialForm) -> dict[str, Any]:
        return {"bank_reference": form.cleaned_data["bank_reference"]}
