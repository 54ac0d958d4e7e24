"""The front page, halls, stories, news and help."""

from datetime import timedelta
from html import escape
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from cms import actions
from cms.models import (
    HallIndexPage,
    HallPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    StoryIndexPage,
    StoryPage,
)
from core.models import Region
from shop.catalogue.models import Product

from .prints import Print, Printed
from .world import Facts, Setting, read

LANGUAGES = ("zh-hans", "en")
WIDE, NARROW = "hero", "hero-narrow"


def jobs_of(setting: Setting) -> list[Print]:
    """Return the pictures of the pages."""
    wide = Print(WIDE, "hero", (setting.seed, "mountain", "pine"))
    narrow = Print(NARROW, "narrow_hero", (setting.seed, "mountain", "pine"))
    found = [wide, narrow]
    for place, hall in enumerate(read("pages/halls.toml")["halls"]):
        seed = setting.seed * 100 + place
        found.append(
            Print(
                f"hall-{hall['slug']}",
                "hero",
                (seed, hall["scene"], hall["palette"]),
            )
        )
        found.append(
            Print(
                f"panel-{hall['slug']}",
                "panel",
                (seed, hall["scene"], hall["palette"]),
            )
        )
    return found


def picture(printed: dict[str, Printed], key: str) -> Any:
    """Return the editors' image of a printed picture, made once and made anew when the print is another."""
    sheet = printed[key]
    stem = PurePosixPath(sheet.name).stem
    images = get_image_model().objects
    found = images.filter(title=key, file__contains=stem).first()
    if found is None:
        with default_storage.open(sheet.name) as file:
            found = images.model(title=key)
            found.file.save(f"{stem}.jpg", file, save=False)
            found.save()
    return found


def put(parent: Page, model: type[Page], slug: str, values: dict[str, Any]) -> Page:
    """Make or refresh a page, as the translation of the page of the same address when there is one."""
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        for field, value in values.items():
            setattr(found, field, value)
        found.save()
        return found
    page = model(slug=slug, locale=parent.locale, **values)
    original = model.objects.filter(slug=slug).exclude(locale=parent.locale).first()
    if original is not None:
        page.translation_key = original.translation_key
    return parent.add_child(instance=page)


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Return a text as one block of paragraphs."""
    return [("text", "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n")))]


def seed_pages(
    setting: Setting, products: dict[str, Product], printed: dict[str, Printed]
) -> None:
    """Fill the site's pages in both languages."""
    homes = actions.start_site()
    for place, code in enumerate(LANGUAGES):
        locale = Locale.objects.get(language_code=code)
        seed_halls(printed, locale, place)
        seed_texts(setting, printed, locale, place)
        seed_home(homes[code], place, products, printed)


def seed_halls(printed: dict[str, Printed], locale: Locale, place: int) -> None:
    index = HallIndexPage.objects.get(locale=locale)
    for hall in read("pages/halls.toml")["halls"]:
        put(
            index,
            HallPage,
            hall["slug"],
            {
                "title": hall["name"][place],
                "short_name": hall["name"][place],
                "region": Region.objects.get(code=hall["region"]),
                "goods": hall["goods"][place],
                "brand": hall["brand"][place],
                "lead": hall["lead"][place],
                "curator_name": hall["curator"][place],
                "curator_words": hall["words"][place],
                "picture": picture(printed, f"hall-{hall['slug']}"),
                "panel": picture(printed, f"panel-{hall['slug']}"),
            },
        )


def seed_texts(
    setting: Setting, printed: dict[str, Printed], locale: Locale, place: int
) -> None:
    texts = read("pages/texts.toml")
    stories, news = (
        StoryIndexPage.objects.get(locale=locale),
        NewsIndexPage.objects.get(locale=locale),
    )
    questions = HelpIndexPage.objects.get(locale=locale)
    for facts in texts["stories"]:
        values = {
            "region": Region.objects.filter(code=facts["region"]).first(),
            "author": facts["author"][place],
            "picture": picture(printed, f"village-{facts['picture']}"),
        }
        put(stories, StoryPage, facts["slug"], common(facts, place) | values)
    for facts in texts["news"]:
        day = setting.now.date() - timedelta(days=facts["days_ago"])
        values = {
            "kind": facts["kind"],
            "published_date": day,
            "source": facts["source"][place],
        }
        put(news, NewsPage, facts["slug"], common(facts, place) | values)
    for facts in texts["help"]:
        put(questions, HelpPage, facts["slug"], common(facts, place))


def common(facts: Facts, place: int) -> dict[str, Any]:
    return {
        "title": facts["title"][place],
        "lead": facts["lead"][place],
        "body": paragraphs(facts["body"][place]),
    }


def seed_home(
    home: HomePage,
    place: int,
    products: dict[str, Product],
    printed: dict[str, Printed],
) -> None:
    facts = read("pages/texts.toml")["home"]
    home.title, home.hero_title, home.lead = (
        facts[name][place] for name in ("title", "hero", "lead")
    )
    home.hero_wide, home.hero_narrow = (
        picture(printed, WIDE),
        picture(printed, NARROW),
    )
    home.peaks = [
        ("peak", {"label": label[place], "product": products[label[2]]})
        for label in facts["peaks"]
        if label[2] in products
    ]
    home.body = home_body(facts, place)
    home.save()


def home_body(facts: Facts, place: int) -> list[tuple[str, dict[str, Any]]]:
    """Return the blocks of the front page: the season, the halls, the road of a lot."""
    return [
        (
            "season",
            {
                "heading": facts["season"][place],
                "lead": "",
                "kind": "season",
                "region": None,
                "count": 8,
            },
        ),
        (
            "halls",
            {"heading": facts["halls"][place], "lead": facts["halls_lead"][place]},
        ),
        (
            "journey",
            {
                "heading": facts["journey"][place],
                "lead": facts["journey_lead"][place],
                "lot": None,
            },
        ),
    ]
