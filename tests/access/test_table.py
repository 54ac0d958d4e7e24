"""Each route answers each role as the table says; nothing is missing in it and nothing is too much."""

import re

import pytest
from django.db import transaction
from django.test import Client

from tests.access import examples, table
from tests.access.conftest import person
from tests.access.routes import public_routes

pytestmark = pytest.mark.django_db
ROUTES = {route.name: route for route in public_routes()}
# What differs between two answers although they say the same: where one asked, and proof against forged forms.
NOISE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
OPENED = {"200", "302"}


def test_every_route_has_its_two_rows_and_every_row_its_route():
    written = {(row.route, row.method) for row in table.rows()}
    wanted = {(name, method) for name in ROUTES for method in ("GET", "POST")}

    assert (wanted - written, written - wanted) == (set(), set())
    assert len(table.rows()) == len(written)


def test_only_known_answers_are_written():
    assert {each for row in table.rows() for each in row.expected.values()} <= (
        table.ANSWERS
    )


def test_every_own_row_has_an_example():
    own = {row.route for row in table.rows() if "own" in row.expected.values()}

    assert own - examples.ARGUMENTS.keys() == set()


@pytest.mark.parametrize("role", table.ROLES)
def test_each_route_answers_as_the_table_says(people, role):
    differences, visitor = [], Visitor(people[role])
    for row in table.rows():
        with transaction.atomic():
            found = outcome(row, visitor)
            transaction.set_rollback(True)
        if found != row.expected[role]:
            differences.append(f"{row}: {found}, not {row.expected[role]}")

    assert "\n".join(differences) == ""


class Visitor:
    """One role's browser, signed in anew for each visit: the last one may have signed out."""

    def __init__(self, user):
        self.user = user
        self.client = Client(raise_request_exception=False)

    def visit(self, row, address):
        self.client.cookies.clear()
        if self.user is not None:
            self.client.force_login(self.user)
        if row.method == "GET":
            response = self.client.get(address)
        else:
            data = examples.FORMS.get(row.route, dict)()
            response = self.client.post(address, data)
        if response.streaming:
            response.getvalue()  # reads and closes the file
        response.asked = address
        return response


def outcome(row, visitor):
    """Return what the table should say of this row for this person."""
    if "own" not in row.expected.values():
        return word_for(visitor.visit(row, address_of(row.route, visitor.user)))
    mine, theirs = (
        visitor.visit(row, examples.address(row.route, owner))
        for owner in (visitor.user, person("consumer"))
    )
    if word_for(theirs) in OPENED:
        return "all"
    nothing = visitor.visit(row, ROUTES[row.route].address)
    if said(theirs) != said(nothing):
        return f"somebody else's tells more than an unknown one: {theirs.status_code}"
    is_own = visitor.user is not None and word_for(mine) in OPENED
    return "own" if is_own else word_for(theirs)


def address_of(name, user):
    is_given = name in examples.ARGUMENTS
    return examples.address(name, user) if is_given else ROUTES[name].address


def word_for(response):
    if response.status_code == 500:
        return f"500 {response.exc_info[1]!r}"
    target = response.headers.get("Location", "").partition("?")[0]
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    if target == "/auth/login/":
        return "302login"
    return "302again" if "reauthenticate" in target else "302"


def said(response):
    body = response.content.replace(response.asked.encode(), b"")
    return response.status_code, NOISE.sub(b"", body)
