"""What editors arrange on a page. A block that shows goods or figures reads them through `shop.queries`."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms import reads
from cms.choosers import (
    LotChooserBlock,
    ProductChooserBlock,
    RegionChooserBlock,
    SharedImageBlock,
    SharedPageBlock,
)
from core.display.solar_terms import term_at
from core.slugs import slugify
from shop import queries as shop

RICH = ["h3", "bold", "italic", "link", "ol", "ul", "hr"]
Context = dict[str, Any]


class HeadedBlock(blocks.StructBlock):
    """A section with a heading and one line under it."""

    heading = blocks.CharBlock(max_length=60, label=_("heading"))
    lead = blocks.CharBlock(max_length=120, required=False, label=_("one line"))

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        shared = reads.current() or reads.Reads(context["page"])
        block_id = slugify(value["heading"])
        return {**context, "block_id": block_id, "reads": shared}


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows."""

    picture = SharedImageBlock(label=_("picture"))
    caption = blocks.CharBlock(max_length=120, required=False, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody named."""

    words = blocks.TextBlock(label=_("words"))
    speaker = blocks.CharBlock(max_length=60, label=_("speaker"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cms/blocks/quote.html"


class ProductsBlock(HeadedBlock):
    """Chosen products; sold-out ones stay, unlisted ones leave by themselves."""

    products = blocks.ListBlock(
        ProductChooserBlock(), min_num=1, max_num=12, label=_("products")
    )

    class Meta:
        icon = "tag"
        label = _("Chosen products")
        template = "cms/blocks/products.html"

    def product_ids(self, value: Any, *, at: datetime) -> list[int]:
        return [product.pk for product in value["products"] if product]

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        ids = self.product_ids(value, at=context["reads"].now)
        return {**context, "cards": context["reads"].cards_of(ids)}


class SeasonBlock(HeadedBlock):
    """What is in season this month, or newest, found anew at each visit."""

    kind = blocks.ChoiceBlock(
        [("season", _("In season")), ("newest", pgettext_lazy("products", "Newest"))],
        default="season",
        label=_("kind"),
    )
    region = RegionChooserBlock(required=False, label=_("region"))
    count = blocks.IntegerBlock(
        min_value=2, max_value=24, default=8, label=_("how many")
    )

    class Meta:
        icon = "date"
        label = _("Products found by season")
        template = "cms/blocks/season.html"

    def product_ids(self, value: Any, *, at: datetime) -> list[int]:
        find = shop.in_season if value["kind"] == "season" else shop.newest
        return find(at=at, limit=value["count"], region=value["region"])

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        now = context["reads"].now
        term, next_term = term_at(timezone.localdate(now))
        ids = self.product_ids(value, at=now)
        return context | {
            "cards": context["reads"].cards_of(ids),
            "term": term,
            "next_term": next_term,
            "in_season_count": shop.in_season_count(at=now, region=value["region"]),
            "all_url": shop.in_season_url(region=value["region"]),
        }


class HallsBlock(HeadedBlock):
    """All region halls as a folding screen."""

    class Meta:
        icon = "site"
        label = _("Region halls")
        template = "cms/blocks/halls.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from cms.models import halls  # noqa: PLC0415 - the pages hold these blocks

        context = super().get_context(value, parent_context)
        shared = context["reads"]
        return {
            **context,
            "index": shared.hall_index,
            "halls": halls.counted(shared.halls),
        }


class JourneyBlock(HeadedBlock):
    """The road of one real lot."""

    lot = LotChooserBlock(
        required=False, label=_("lot"), help_text=_("Empty: the lot that arrived last.")
    )

    class Meta:
        icon = "history"
        label = _("Journey of a lot")
        template = "cms/blocks/journey.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        journeys = context["reads"].journeys
        chosen = value["lot"] and journeys.by_lot.get(value["lot"].pk)
        return {**context, "journey": chosen or journeys.latest}


class CertificatesBlock(HeadedBlock):
    """How many products carry which certificate."""

    region = RegionChooserBlock(required=False, label=_("region"))

    class Meta:
        icon = "clipboard-list"
        label = _("Certificates in figures")
        template = "cms/blocks/certificates.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        shared = context["reads"]
        context["certificates"] = shop.certificate_counts(
            value["region"], at=shared.now, types=shared.certificate_types
        )
        return context


class FiguresBlock(HeadedBlock):
    """Counties, cooperatives and certified products, counted now."""

    class Meta:
        icon = "list-ol"
        label = _("Figures")
        template = "cms/blocks/figures.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        context["figures"] = shop.figures(at=context["reads"].now)
        return context


class PeakBlock(blocks.StructBlock):
    """A title slip on the mountains of the scene, at the altitude its product grows at."""

    label = blocks.CharBlock(
        max_length=12,
        label=_("words on the slip"),
        help_text=_("At most six characters."),
    )
    product = ProductChooserBlock(label=_("product"))

    class Meta:
        icon = "arrow-up"
        label = _("Slip on a mountain")


class DoorBlock(blocks.StructBlock):
    """A wide door to another part of the site."""

    title = blocks.CharBlock(max_length=60, label=_("title"))
    lead = blocks.CharBlock(max_length=120, required=False, label=_("one line"))
    action = blocks.CharBlock(max_length=30, label=_("words on the button"))
    page = SharedPageBlock(label=_("page"))
    colour = blocks.ChoiceBlock(
        [("pine", _("Pine")), ("sea", _("Sea"))], default="pine", label=_("colour")
    )

    class Meta:
        icon = "redirect"
        label = _("Door")
        template = "cms/blocks/door.html"


class BodyBlock(blocks.StreamBlock):
    """Everything a body may hold."""

    text = blocks.RichTextBlock(
        features=RICH, icon="pilcrow", label=_("Text"), template="cms/blocks/text.html"
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    products = ProductsBlock()
    season = SeasonBlock()
    halls = HallsBlock()
    journey = JourneyBlock()
    certificates = CertificatesBlock()
    figures = FiguresBlock()
    doors = blocks.ListBlock(
        DoorBlock(),
        min_num=1,
        max_num=2,
        icon="redirect",
        label=_("Doors"),
        template="cms/blocks/doors.html",
    )
