"""The literature's seconds on the plain event data and its crafted variants: the best MaxSAT, Chuffed and MIP runs of
Bofill et al., "Meeting scheduling in B2B events", JAIR 74 (2022), tables 3 to 5. None: not solved in two hours.
"""

SECONDS: dict[str, tuple[float | None, float | None, float | None]] = {
    "forum-13": (2.5, 2891, 648),
    "forum-13crafb": (23.3, 1726, None),
    "forum-13crafc": (2.3, None, None),
    "forum-14": (5.1, 874, None),
    "forumt-14": (0.5, 5.6, 44.9),
    "forumt-14crafc": (0.9, 20.2, 894),
    "forumt-14crafd": (0.4, 20.9, 218),
    "forumt-14crafe": (0.6, 26.3, 1312),
    "tic-12": (0.1, 0.8, 13.8),
    "tic-12crafc": (0.3, 1.2, 8.9),
    "tic-13": (0.4, 16.9, 163),
    "tic-13crafb": (0.4, 2.0, 44.1),
    "tic-13crafc": (5.8, 518, 129),
    "tic-14crafa": (1.0, 22.4, 326),
    "tic-14crafc": (0.8, 24.1, 628),
    "tic-14crafd": (0.8, 6.2, 195),
    "ticf-13crafa": (2.2, 2473, 1584),
    "ticf-13crafb": (22.3, 2292, None),
    "ticf-13crafc": (3.7, None, None),
    "ticf-14crafa": (7.6, 1715, None),
}


def best(instance: str) -> float | None:
    """Return the best published seconds of an instance that the tables have."""
    name, _dot, kind = instance.rpartition(".")
    found = SECONDS.get(name, ()) if kind == "original" else ()
    return min((each for each in found if each is not None), default=None)
