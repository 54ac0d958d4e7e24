"""Products, packs and stock; lots and certificates."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory
from oscar.core.loading import get_model

from shop.certification.models import (
    Certificate,
    CertificateType,
    CertificateVersion,
    Recognition,
)
from shop.provenance.models import Lot

from .core import OrganisationFactory

START = date(2026, 1, 1)


def product_class():
    """Return the one product class: everything has stock and is shipped."""
    return get_model("catalogue", "ProductClass").objects.get_or_create(
        name="Goods", slug="goods"
    )[0]


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = "catalogue.Category"

    name_zh_hans = "坚果"
    name_en = "Nuts"
    slug = factory.Sequence("nuts-{}".format)

    @classmethod
    def _create(cls, model_class, *_args, **kwargs):
        parent = kwargs.pop("parent", None)
        return parent.add_child(**kwargs) if parent else model_class.add_root(**kwargs)


class ProductFactory(DjangoModelFactory):
    """A product page without packs."""

    class Meta:
        model = "catalogue.Product"
        skip_postgeneration_save = True

    structure = "parent"
    product_class = factory.LazyFunction(product_class)
    title_zh_hans = factory.Sequence("薄皮核桃{}".format)
    title_en = factory.Sequence("Thin-shelled walnuts {}".format)
    slug = factory.Sequence("bo-pi-he-tao-{}".format)
    producer = factory.SubFactory(OrganisationFactory)
    region = factory.SelfAttribute("producer.region")
    shelf_life_days = 365
    season = "100000001331"

    @factory.post_generation
    def categories(self, create, extracted, **kwargs):
        for category in extracted or []:
            self.categories.add(category)


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = "partner.Partner"
        django_get_or_create = ("organisation",)

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.SelfAttribute("organisation.name_zh_hans")
    code = factory.Sequence("partner-{}".format)


class PackFactory(DjangoModelFactory):
    """A pack of 2.5 kg."""

    class Meta:
        model = "catalogue.Product"

    structure = "child"
    parent = factory.SubFactory(ProductFactory)
    # Far from the numbers of the demo world, in which some tests make packs of their own.
    upc = factory.Sequence("952900{:07d}".format)
    slug = factory.SelfAttribute("parent.slug")
    pack_label_zh_hans = "5 斤箱"
    pack_label_en = "2.5 kg box"
    net_content = Decimal(2500)
    net_unit = "g"
    gross_weight_g = 2800


class StockRecordFactory(DjangoModelFactory):
    """A pack on sale, ten in stock, for ¥86.00."""

    class Meta:
        model = "partner.StockRecord"

    product = factory.SubFactory(PackFactory)
    partner = factory.LazyAttribute(
        lambda record: PartnerFactory(organisation=record.product.parent.producer)
    )
    partner_sku = factory.Sequence("sku-{}".format)
    price_currency = "CNY"
    price = Decimal("86.00")
    num_in_stock = 10
    num_allocated = 0


class LotFactory(DjangoModelFactory):
    class Meta:
        model = Lot

    product = factory.SubFactory(ProductFactory)
    lot_number = factory.Sequence("HZ-260928-{:02d}".format)
    code = factory.Sequence("LOT{:05d}".format)
    harvest_date = date(2026, 9, 28)
    quantity_kg = Decimal(2400)


class CertificateTypeFactory(DjangoModelFactory):
    class Meta:
        model = CertificateType
        django_get_or_create = ("code",)

    code = "assistance"
    name_zh_hans = "帮扶产品认定"
    name_en = "Assistance product recognition"
    seal = "帮扶认定"
    is_recognition = True


class CertificateFactory(DjangoModelFactory):
    """A certificate of one version, valid through 2028."""

    class Meta:
        model = Certificate
        skip_postgeneration_save = True

    type = factory.SubFactory(CertificateTypeFactory)
    number = factory.Sequence("黔-2026-{:04d}".format)
    holder = factory.SubFactory(OrganisationFactory)

    @factory.post_generation
    def version(self, create, extracted, **kwargs):
        defaults = {
            "issuer_zh_hans": "赫章县",
            "issuer_en": "Hezhang County",
            "valid_from": START,
            "valid_until": date(2028, 12, 31),
        }
        created_at = kwargs.pop("created_at", None) or f"{START}T00:00+08:00"
        self.current = CertificateVersion.objects.create(
            certificate=self, version=1, created_at=created_at, **{**defaults, **kwargs}
        )
        self.save(update_fields=["current"])


class RecognitionFactory(DjangoModelFactory):
    class Meta:
        model = Recognition

    certificate = factory.SubFactory(CertificateFactory)
    product = factory.SubFactory(ProductFactory)
    is_required = True
