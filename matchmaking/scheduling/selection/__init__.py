"""Which requests to hold when more are wished for than fit: exact selection by flows, its bounds, fairness and what-ifs.

A selection looks only at how many meetings each participant and the tables can hold in all; which slot each meeting
takes is decided afterwards, so every value here is a relaxation: what it calls impossible is impossible.
"""

from matchmaking.scheduling.selection.select import Selection, select, utility_bound

__all__ = ["Selection", "select", "utility_bound"]
