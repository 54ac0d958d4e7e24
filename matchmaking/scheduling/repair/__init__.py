"""Repair of a published schedule on the day: few people are told, nothing that is about to begin moves."""

from matchmaking.scheduling.repair.disruptions import (
    Absent,
    Added,
    Cancelled,
    ClosedTable,
    Disruption,
    Late,
)
from matchmaking.scheduling.repair.repair import Alternative, Repair, Terms, repair
from matchmaking.scheduling.repair.standing import Moment

__all__ = [
    "Absent",
    "Added",
    "Alternative",
    "Cancelled",
    "ClosedTable",
    "Disruption",
    "Late",
    "Moment",
    "Repair",
    "Terms",
    "repair",
]
