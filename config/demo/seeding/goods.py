"""Categories, products, packs, prices and who benefits."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from oscar.core.loading import get_model

from core.models import Organisation
from core.slugs import slugify
from shop.catalogue.actions import goods_class
from shop.catalogue.models import BenefitFact, CostShare, Product
from shop.partner.models import PricePoint

from .world import Facts, Setting, both, gtin, read, suppliers

FEN = Decimal("0.01")
OTHER_SHARES = [
    (["分选、包装", "Sorting and packing"], Decimal("0.28")),
    (["干线运输", "Long-haul transport"], Decimal("0.30")),
    (["检测和仓储", "Testing and storage"], Decimal("0.18")),
    (["配送到家", "Delivery to the door"], Decimal("0.16")),
]


def seed_categories() -> dict[str, Any]:
    """Make the tree of categories, found again by slug."""
    found = {}
    for facts in read("categories.toml")["categories"]:
        top = category(None, facts["key"], facts["name"], facts.get("description"))
        found[facts["key"]] = top
        for key, *name in facts.get("children", []):
            found[key] = category(top, key, name, None)
    return found


def category(
    parent: Any, key: str, name: list[str], description: list[str] | None
) -> Any:
    Category = get_model("catalogue", "Category")
    values = {**both("name", name), **both("description", description or ["", ""])}
    found = Category.objects.filter(slug=key).first()
    if found is None:
        fresh = parent and Category.objects.get(pk=parent.pk)
        return (
            fresh.add_child(slug=key, **values)
            if fresh
            else Category.add_root(slug=key, **values)
        )
    for field, value in values.items():
        setattr(found, field, value)
    found.save()
    return found


def seed_products(
    setting: Setting, parties: dict[str, Organisation], categories: dict[str, Any]
) -> dict[str, Product]:
    """Make all products with their packs; found again by slug and GTIN."""
    found, number = {}, 0
    for supplier in suppliers():
        for facts in supplier["products"]:
            product = save_page(facts, supplier, parties[supplier["key"]])
            product.categories.set([categories[facts["category"]]])
            save_benefit(product, facts)
            for pack in facts["packs"]:
                number += 1
                save_pack(setting, product, facts, pack, number)
            found[facts["key"]] = product
    return found


def save_page(facts: Facts, supplier: Facts, producer: Organisation) -> Product:
    values = {
        **both("title", facts["title"]),
        **both("lead", facts["lead"]),
        **both("story", facts["story"]),
        **both("quote", facts["quote"]),
        **both("place", supplier["place"]),
        "region": producer.region,
        "producer": producer,
        "storage": facts["storage"],
        "shelf_life_days": facts.get("shelf"),
        "season": facts["season"],
        "supply_kg_per_month": facts["supply"],
        "tax_rate": Decimal(facts["tax"]) / 100,
        "structure": Product.PARENT,
        "product_class": goods_class(),
    }
    slug = slugify(facts["title"][0])
    product, _new = Product.objects.update_or_create(
        slug=slug, structure=Product.PARENT, defaults=values
    )
    return product


def save_benefit(product: Product, facts: Facts) -> None:
    """Record who benefits; confirmed only where an office of the same province stands to confirm it."""
    mechanism, households, amount, honesty = facts["benefit"]
    office = None
    if honesty == "confirmed" and product.region:
        offices = Organisation.objects.filter(kind="bureau", roles__role="certifies")
        office = offices.filter(
            region__code__startswith=product.region.code[:2]
        ).first()
    BenefitFact.objects.update_or_create(
        product=product,
        mechanism=mechanism,
        defaults={
            "households": households,
            "annual_amount": amount,
            "honesty": "confirmed" if office else "declared",
            "confirmed_by": office,
        },
    )


def save_pack(
    setting: Setting, product: Product, facts: Facts, pack: list, number: int
) -> None:
    """Save a pack, its price with a history, and the shares of the price."""
    label, english, content, unit, price, _stock, weight = pack
    amount = Decimal(str(price)).quantize(FEN)
    made, _new = Product.objects.update_or_create(
        upc=gtin(number),
        defaults={
            "structure": Product.CHILD,
            "parent": product,
            "slug": product.slug,
            **both("pack_label", [label, english]),
            "net_content": Decimal(str(content)),
            "net_unit": unit,
            "gross_weight_g": weight,
        },
    )
    partner = get_model("partner", "Partner").objects.get(organisation=product.producer)
    record, is_new = get_model("partner", "StockRecord").objects.get_or_create(
        product=made,
        defaults={
            "partner": partner,
            "partner_sku": gtin(number),
            "price": amount,
            "num_in_stock": 0,
            "num_allocated": 0,
        },
    )
    if is_new:
        PricePoint.objects.bulk_create(price_history(setting, record, number))
    CostShare.objects.filter(product=made).delete()
    CostShare.objects.bulk_create(shares(made, amount, Decimal(facts["village"]) / 100))


def price_history(setting: Setting, record: Any, number: int) -> list[PricePoint]:
    """Return the prices of the last months; every third pack was dearer before."""
    earlier = (record.price * Decimal("1.06")).quantize(Decimal("0.1")).quantize(FEN)
    steps = (
        [(earlier, 75), (record.price, 24)] if number % 3 == 0 else [(record.price, 75)]
    )
    return [
        PricePoint(
            stock_record=record, price=price, from_at=setting.now - timedelta(days=days)
        )
        for price, days in steps
    ]


def shares(pack: Product, price: Decimal, village: Decimal) -> list[CostShare]:
    """Return the shares of a price; the cooperative's is what is left, so that they always add up."""
    rows = [
        (["村里的货款", "Paid in the village"], (price * village).quantize(FEN), True)
    ]
    rest = price - rows[0][1]
    rows += [
        (label, (rest * part).quantize(FEN), False) for label, part in OTHER_SHARES
    ]
    left = price - sum((amount for _label, amount, _is_village in rows), Decimal(0))
    rows.append((["合作社留存", "Kept by the cooperative"], left, False))
    return [
        CostShare(
            product=pack,
            **both("label", label),
            amount=amount,
            is_village=is_village,
            position=position,
        )
        for position, (label, amount, is_village) in enumerate(rows)
    ]
