"""Charts as inline SVG: the ridge of occupied tables, the waterline of promised meetings, the breaks."""

from collections import Counter

from matchmaking.scheduling.report.facts import Facts
from matchmaking.scheduling.report.markup import Words, element
from matchmaking.wording import gettext_noop as _

WIDTH, HEIGHT, FOOT = 1000, 200, 26
MOST_BARS = 1000  # one a unit of width
LABELS = 12


def _svg(content: str, label: str) -> str:
    return element(
        "svg",
        content,
        raw=True,
        viewBox=f"0 0 {WIDTH} {HEIGHT + FOOT}",
        role="img",
        aria_label=label,
    )


def _text(x: float, text: str) -> str:
    """Return a label under the chart; it grows downwards, where a phone shows it larger."""
    return element(
        "text",
        text,
        x=f"{x:.1f}",
        y=HEIGHT + 6,
        text_anchor="middle",
        dominant_baseline="hanging",
    )


def ridge(facts: Facts, say: Words) -> str:
    """Return meetings at tables by slot as a ridge under the line of open tables."""
    count = len(facts.slots)
    step = WIDTH / count
    top = max(1, *facts.open_tables)
    peaks = []
    for number, held in enumerate(facts.at_tables):
        y = HEIGHT - HEIGHT * held / top
        peaks += [f"{number * step:.1f},{y:.1f}", f"{(number + 1) * step:.1f},{y:.1f}"]
    line = " ".join(
        f"{(number + side) * step:.1f},{HEIGHT - HEIGHT * open_ / top:.1f}"
        for number, open_ in enumerate(facts.open_tables)
        for side in (0, 1)
    )
    named = range(0, count, max(1, count // LABELS))
    marks = "".join(
        _text((n + 0.5) * step, f"{facts.slots[n].start:%H:%M}") for n in named
    )
    shape = element(
        "polygon",
        points=f"0,{HEIGHT} {' '.join(peaks)} {WIDTH},{HEIGHT}",
        class_="ridge",
    )
    limit = element("polyline", points=line, class_="limit")
    label = say(
        _("At most %(most)s of %(top)s tables are occupied at once."),
        most=max(facts.at_tables),
        top=top,
    )
    return _svg(shape + limit + marks, label) + element("p", label, class_="note")


def waterline(facts: Facts, say: Words) -> str:
    """Return the meetings of each participant from most to fewest; those under their minimum are under water."""
    pairs = sorted(
        zip(facts.totals.meeting_counts, facts.participants, strict=True),
        key=lambda pair: -pair[0],
    )
    shown = pairs[:: max(1, len(pairs) // MOST_BARS)]
    top = max(1, *(max(count, each.minimum) for count, each in shown))
    step = WIDTH / len(shown)
    bars = []
    for number, (count, each) in enumerate(shown):
        for height, kind in (
            (each.minimum, "water"),
            (count, "under" if count < each.minimum else "bar"),
        ):
            tall = HEIGHT * height / top
            bars.append(
                element(
                    "rect",
                    x=f"{number * step:.2f}",
                    y=f"{HEIGHT - tall:.1f}",
                    width=f"{step:.2f}",
                    height=f"{tall:.1f}",
                    class_=kind,
                )
            )
    label = say(
        _(
            "From %(most)s meetings down to %(least)s; %(under)s participants are under their minimum."
        ),
        most=pairs[0][0],
        least=pairs[-1][0],
        under=facts.under_minimum,
    )
    return _svg("".join(bars), label) + element("p", label, class_="note")


def breaks_chart(facts: Facts, say: Words) -> str:
    """Return a bar for each number of breaks: how many participants have it."""
    counts = Counter(facts.totals.break_counts)
    most = max(counts)
    top = max(counts.values())
    step = WIDTH / (most + 1)
    bars = []
    for breaks in range(most + 1):
        tall = (HEIGHT - FOOT) * counts[breaks] / top
        middle = (breaks + 0.5) * step
        bars.append(
            element(
                "rect",
                x=f"{breaks * step + step / 4:.1f}",
                y=f"{HEIGHT - tall:.1f}",
                width=f"{step / 2:.1f}",
                height=f"{tall:.1f}",
                class_="bar",
            )
        )
        bars.append(
            element(
                "text",
                f"{counts[breaks]:,}",
                x=f"{middle:.1f}",
                y=f"{HEIGHT - tall - 8:.1f}",
                text_anchor="middle",
                class_="value",
            )
        )
        bars.append(_text(middle, str(breaks)))
    label = say(
        _("%(none)s participants have no break, nobody has more than %(most)s."),
        none=f"{counts[0]:,}",
        most=most,
    )
    return _svg("".join(bars), label) + element("p", label, class_="note")
