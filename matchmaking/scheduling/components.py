"""Parts of an event that have nothing to do with each other, so that each can be solved alone.

Participants are in one part if requests or precedences lead from one to the other.  Parts still share tables and places
online; they are independent where these suffice even if every part takes as many at once as it can.
"""

from dataclasses import replace

from matchmaking.scheduling.problem import Problem, Request

PAIR = 2


def components(problem: Problem) -> tuple[Problem, ...]:
    """Return the independent parts with requests, in the order of the file; the problem itself where there is only one.

    Each participant must have one representative.  Participants without requests are in no part.
    """
    parts = _parts(problem)
    if len(parts) <= 1 or not _tables_suffice(problem, parts):
        return (problem,)
    return tuple(_alone(problem, part) for part in parts)


def _parts(problem: Problem) -> list[list[Request]]:
    """Return the requests of each part."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for request in problem.requests:
        first, *others = request.participants
        for other in others:
            parent[root(other)] = root(first)
    index = problem.request_index
    for each in problem.precedences:
        one = problem.requests[index[each.earlier]].participants[0]
        parent[root(problem.requests[index[each.later]].participants[0])] = root(one)
    found: dict[str, list[Request]] = {}
    for request in problem.requests:
        found.setdefault(root(request.participants[0]), []).append(request)
    return list(found.values())


def _tables_suffice(problem: Problem, parts: list[list[Request]]) -> bool:
    """Say whether all parts can hold as many meetings at once as they ever could."""
    pooled = [table for table in problem.tables if table.host is None]
    least = min(sum(slot.id not in t.closed for t in pooled) for slot in problem.slots)
    at_tables = [[r for r in part if not r.virtual] for part in parts]
    online = [[r for r in part if r.virtual] for part in parts]
    return (
        sum(map(_most_at_once, at_tables)) <= least
        and sum(map(_most_at_once, online)) <= problem.virtual_capacity
    )


def _most_at_once(requests: list[Request]) -> int:
    people = {name for each in requests for name in each.participants}
    return min(len(requests), len(people) // PAIR)


def _alone(problem: Problem, part: list[Request]) -> Problem:
    people = {name for each in part for name in each.participants}
    return replace(
        problem.with_requests(part),
        participants=tuple(p for p in problem.participants if p.id in people),
        tables=tuple(t for t in problem.tables if t.host is None or t.host in people),
    )
