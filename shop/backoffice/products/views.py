"""Create, edit, withdraw and bring back a product."""

from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from shop.backoffice.acting import ActView, ReasonForm
from shop.backoffice.models import ProductPage
from shop.backoffice.saving import SavedByAction
from shop.catalogue import actions
from shop.partner.errors import StockError

from . import states

SHARES = _("Divide the price")
REFUSALS: dict[type[Exception], str | None] = {
    actions.NoSellerError: "seller",
    actions.ProductError: None,
    StockError: None,
}


class ProductCreateView(SavedByAction, generic.CreateView):
    refusals = REFUSALS


class ProductEditView(SavedByAction, generic.EditView):
    refusals = REFUSALS
    template_name = "shop/backoffice/product_edit.html"

    def get_queryset(self) -> QuerySet:
        return states.with_required(super().get_queryset().select_related("producer"))

    @cached_property
    def standing(self) -> states.Standing:
        return states.standing_of(self.object, at=timezone.now())

    @property
    def priced_packs(self) -> QuerySet:
        packs = self.object.children.exclude(stockrecords=None)
        return packs.order_by("net_content", "pk")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        is_withdrawn = self.object.withdrawn_at or not self.object.is_public
        action = bring_back_button if is_withdrawn else withdraw_button
        buttons = [*super().header_more_buttons, action(self.object)]
        buttons += [shares_button(pack) for pack in self.priced_packs]
        if not is_withdrawn:
            url = self.object.get_absolute_url()
            buttons.append(Button(_("View in the shop"), url=url, icon_name="view"))
        return buttons


def withdraw_button(product: Any) -> Button:
    url = reverse("products:withdraw", args=[quote(product.pk)])
    return Button(_("Take out of the shop"), url=url, icon_name="warning")


def shares_button(pack: Any) -> Button:
    url = reverse("products:shares", args=[pack.parent_id, pack.pk])
    label = format_lazy("{} · {}", SHARES, pack.pack_label)
    return Button(label, url=url, icon_name="list-ul")


def bring_back_button(product: Any) -> Button:
    url = reverse("products:publish", args=[quote(product.pk)])
    return Button(_("Bring back into the shop"), url=url, icon_name="resubmit")


class ProductActView(ActView):
    model = ProductPage
    index_url_name = "products:index"
    object_page = "edit"
    permission_required = "catalogue.change_product"
    form_class = ReasonForm


class WithdrawView(ProductActView):
    page_title = _("Take out of the shop")
    header_icon = "warning"
    log_action = "shop.product_withdraw"
    is_serious = True
    explanation = _(
        "Nobody can buy it or find it any more. Orders and passports keep it."
    )
    success = _("%(object)s was taken out of the shop.")

    def act(self, form: Any, by: Any, at: datetime) -> None:
        reason = form.cleaned_data["reason"]
        actions.withdraw(product=self.object, reason=reason, by=by, at=at)


class PublishView(ProductActView):
    page_title = _("Bring back into the shop")
    log_action = "shop.product_publish"
    header_icon = "resubmit"
    explanation = _(
        "It is shown again at once; it is sold when its certificates allow it."
    )
    success = _("%(object)s is back in the shop.")

    def act(self, form: Any, by: Any, at: datetime) -> None:
        reason = form.cleaned_data["reason"]
        actions.publish(product=self.object, reason=reason, by=by, at=at)
