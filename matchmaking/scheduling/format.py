"""The files of an event and of its schedule: their shapes, field by field, which are also their published JSON Schemas.

`python -m matchmaking.scheduling schema problem` prints what stands in docs/formats.
"""

from matchmaking.scheduling.schedule import Reason, Status
from matchmaking.shapes import (
    Dictionary,
    Either,
    Fields,
    Many,
    choice,
    clock,
    day,
    flag,
    moment,
    null,
    or_null,
    published,
    seconds,
    text,
    whole,
)
from matchmaking.wording import gettext_noop as _

ID = text()
ANY = text(pattern="")
IDS = Many(ANY)

PARTICIPANT = Fields(
    {"id": ID},
    {
        "name": ANY,
        "side": text("Such as supplier or buyer.", pattern=""),
        "group": text("Such as a county or a size, for fairness figures.", pattern=""),
        "representatives": whole(
            "Meetings it can hold at once; 1 if it is left out.", least=1, most=1_000
        ),
        "arrives_at": or_null(moment(), "Local day and time."),
        "leaves_at": or_null(moment(), "Local day and time."),
        "minimum": whole("Meetings it is promised, if they can be had."),
        "maximum": or_null(whole(), "Meetings it wants at most."),
        "forbidden": Many(ANY, "Slots in which it does not meet."),
    },
)
SLOT = Fields(
    {
        "id": ID,
        "day": day("Such as 2026-12-01."),
        "start": clock("Such as 09:20."),
        "end": clock("Later than the start; slots of a day never overlap."),
    },
    {"session": text("A half day; breaks run across it.", pattern="")},
)
TABLE = Fields(
    {"id": ID},
    {
        "hall": ANY,
        "host": or_null(ANY, "The participant whose own table it is; null: pooled."),
        "closed": Many(
            ANY,
            "Slots in which nobody meets here; a host none of whose tables is open is not there.",
        ),
    },
)
REQUEST = Fields(
    {
        "id": ID,
        "participants": Many(ANY, least=2, once=True),
        "utilities": Many(
            whole(), "One per participant; a held meeting is worth their sum.", least=2
        ),
    },
    {
        "required": flag("The meeting must be held."),
        "fixed": or_null(ANY, "The slot in which it must be held."),
        "sessions": Many(ANY, "Allowed sessions; none: all."),
        "minutes": whole("Its slot lasts at least as long."),
        "virtual": flag("Needs no table."),
    },
)
LOCK = Fields(
    {"request": ANY, "slot": ANY},
    {"table": or_null(ANY), "representatives": or_null(Many(whole()))},
)
PROBLEM = Fields(
    {
        "name": text("Of the event.", pattern=""),
        "participants": Many(PARTICIPANT, least=1),
        "slots": Many(SLOT, "In time order.", least=1),
        "tables": Many(TABLE),
        "requests": Many(REQUEST),
    },
    {
        "precedences": Many(Fields({"earlier": ANY, "later": ANY})),
        "locks": Many(LOCK, "Meetings of an agenda that stay where they are."),
        "virtual_capacity": whole("Virtual meetings at once; 0 if it is left out."),
        "day_price": whole(
            "How many breaks one more attended day of a participant is worth; 0 if it is left out."
        ),
    },
    "An event: who may meet whom, when and where. Ids are texts of your own.",
)
ADDED = Fields({}, {"participants": Many(PARTICIPANT), "requests": Many(REQUEST)})

MEETING = Fields(
    {
        "request": ANY,
        "slot": ANY,
        "table": or_null(ANY),
        "representatives": Many(
            whole(), "Who takes part, one per participant, from 0."
        ),
    }
)
UNMET = Fields(
    {"request": ANY, "reason": choice(tuple(Reason)), "why": ANY},
    {"fix": or_null(ANY)},
)
CHANGES = Fields(
    {
        "dropped": IDS,
        "moved": Many(Fields({"request": ANY, "old_slot": ANY, "slot": ANY})),
        "added": IDS,
        "reseated": Many(
            Fields({"request": ANY, "old_table": or_null(ANY), "table": or_null(ANY)})
        ),
        "told": Many(ANY, "Participants with a change."),
        "extra": Many(
            ANY, "Of them, those whose published meetings could all have stayed."
        ),
    },
    about="What a repair changes.",
)
POSITIONS = Many(
    whole(),
    "For .dzn files: the 1-based slot of each meeting, in the order of the file; 0: none.",
)
SCHEDULE = Fields(
    {
        "schedule": Either(
            null(_("a list, an object with fields or null")),
            {
                list: POSITIONS,
                dict: Fields(
                    {"meetings": Many(MEETING)},
                    {"unmet": Many(UNMET), "figures": Dictionary(whole())},
                ),
            },
        ),
    },
    {
        "instance": text("Name of the problem.", pattern=""),
        "status": choice(tuple(Status)),
        "breaks": whole(),
        "break_bound": whole(
            "No schedule (that holds the same meetings on the same days) has fewer breaks."
        ),
        "utility": whole(),
        "utility_bound": whole("No schedule has more utility."),
        "seconds": seconds("Processor time from reading the file."),
        "seed": whole(),
        "effort": whole(),
        "version": whole("Of the solver."),
        "conflict": Many(
            ANY,
            "Conditions that cannot hold together, in words, if there is no schedule.",
        ),
        "way": whole("Of a repair, its number."),
        "budget": or_null(
            whole(), "Of a repair: how many more may be told; null: any."
        ),
        "missed": Many(ANY, "Of a repair: requests that must be held, and are not."),
        "changes": CHANGES,
    },
    "What `python -m matchmaking.scheduling solve --json` prints, one object a line, for each file; `repair` tells its ways so. Others need say no more than where the meetings are.",
)
SCHEMAS = {
    "problem": published("B2B meeting scheduling problem", PROBLEM),
    "schedule": published("B2B meeting schedule", SCHEDULE),
}
