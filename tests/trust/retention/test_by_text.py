"""Text that reaches a query: it confirms in nobody else's name, disposes of nothing, deletes nothing."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from psycopg import errors

from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.sight import seal
from tamarack.trust.retention.actions import propose
from tests.ground.people import looking, person
from tests.ground.pointing import administered, signed_in
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report
from tests.ground.sights import began, bits_of, see

#: Every table from which a disposal takes rows away.
TAKEN_FROM = (
    "intelligence_report",
    "intelligence_claim",
    "intelligence_withdrawal",
    "intelligence_retraction",
    "intelligence_decision",
    "intelligence_intake",
    "intelligence_reject",
    "intelligence_name_token",
    "trust_original",
    "trust_hold",
    "trust_holdlift",
    "trust_disposalitem",
    "trust_event",
)
ANSWER = (
    "INSERT INTO trust_disposalanswer (id, disposal_id, confirmed, reason, by_id, at, marking_id)"
    " SELECT %s, id, true, '', %s, now(), marking_id FROM trust_disposal WHERE id = %s"
)
ITEM = (
    "INSERT INTO trust_disposalitem (id, disposal_id, object, started, earliest, marking_id)"
    " SELECT 7, id, 99, now(), now(), marking_id FROM trust_disposal WHERE id = %s"
)
TOMBSTONE = (
    'INSERT INTO trust_tombstone (id, disposal_id, record_class, schedule, authority, "count", digest, at,'
    " marking_id) SELECT 8, id, 'report', 'x', 'x', 1, '', now(), marking_id"
    " FROM trust_disposal WHERE id = %s"
)


@pytest.fixture
def people(own_store: str) -> list[Officer]:
    return keepers_of_records()


@pytest.fixture
def record(people: list[Officer]) -> int:
    with looking(people[0]) as look:
        return old_report(look, "Old.").id


def _as(officer: Officer, statement: str, *values: object) -> None:
    """That statement, as text that reached a query inside this person's look."""
    with signed_in("app") as app, app.transaction():
        look = seal(settings.SEAL_KEY, officer.id, bits_of(officer), began(app))
        see(app, "\\x" + look.hex())
        app.execute(statement.encode(), values)


def _kept(statement: str, *values: object, disposal: int | None = None) -> int:
    """How many rows that statement reaches as the keeper, who says that it carries out this disposal."""
    with signed_in("keeper") as keeper, keeper.transaction(force_rollback=True):
        if disposal is not None:
            keeper.execute("SELECT set_config('tamarack.disposal', %s, true)", [str(disposal)])
        return keeper.execute(statement.encode(), values).rowcount


def test_an_answer_is_ones_own_and_a_keepers_of_records(people: list[Officer], record: int) -> None:
    with looking(people[0]) as look:
        (made,) = propose(actor=look, record_class="report", objects=[record])
    analyst = person("all-seeing")
    for who, by in (
        (people[0], people[0]),  # who proposed
        (people[0], people[1]),  # in another's name
        (people[1], people[2]),
        (analyst, analyst),  # a role that keeps no records
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            _as(who, ANSWER, 1, by.id, made.id)
    _as(people[1], ANSWER, 1, people[1].id, made.id)
    with pytest.raises(errors.UniqueViolation):
        _as(people[1], ANSWER, 2, people[1].id, made.id)
    with pytest.raises(errors.InsufficientPrivilege):  # the list is closed once somebody answered
        _as(people[0], ITEM, made.id)
    with pytest.raises(errors.InsufficientPrivilege):
        _as(people[0], TOMBSTONE, made.id)


def test_the_list_is_the_proposers(people: list[Officer], record: int) -> None:
    with looking(people[0]) as look:
        (made,) = propose(actor=look, record_class="report", objects=[record])
    with pytest.raises(errors.InsufficientPrivilege):
        _as(people[1], ITEM, made.id)


def test_the_application_deletes_nothing(people: list[Officer], record: int) -> None:
    disposal = confirmed_disposal(people, [record])
    carrying_out = f"SELECT set_config('tamarack.disposal', '{disposal}', true)"
    for table in TAKEN_FROM:
        for statements in (
            (f"DELETE FROM {table}",),
            (carrying_out, f"DELETE FROM {table}"),
            (f"TRUNCATE {table} CASCADE",),
        ):
            with signed_in("app") as app, pytest.raises(errors.InsufficientPrivilege), app.transaction():
                see(app, "\\x" + seal(settings.SEAL_KEY, people[0].id, bits_of(people[0]), began(app)).hex())
                for statement in statements:
                    app.execute(statement.encode())


def test_the_application_does_not_call_what_disposes(people: list[Officer]) -> None:
    for function in (
        "tamarack_going('report')",
        "tamarack_confirmed(1)",
        "tamarack_held('report', 1, 1)",
        "intelligence_forget_names()",
        "intelligence_going_intakes()",
        "intelligence_going_named()",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            _as(people[0], f"SELECT {function}")


def test_the_keeper_reaches_only_what_is_confirmed_due_and_not_held(
    people: list[Officer], record: int
) -> None:
    with looking(people[0]) as look:
        other = old_report(look, "Another.").id
    half = confirmed_disposal(people[:2], [other])
    whole = confirmed_disposal(people, [record])
    for statement in ("DELETE FROM intelligence_report", "SELECT * FROM intelligence_report"):
        assert _kept(statement) == 0
        assert _kept(statement, disposal=half) == 0
        assert _kept(statement, disposal=whole) == 1
        assert _kept(statement + " WHERE id = %s", other, disposal=whole) == 0
    assert _kept("DELETE FROM intelligence_intake", disposal=whole) == 1
    with administered() as admin:
        admin.execute("UPDATE trust_disposalitem SET earliest = current_date + 2")
        assert _kept("DELETE FROM intelligence_report", disposal=whole) == 0
        admin.execute("UPDATE trust_disposalitem SET earliest = current_date - 2")
        assert _kept("DELETE FROM intelligence_report", disposal=whole) == 1
        admin.execute(
            "UPDATE trust_disposalanswer SET by_id = %s WHERE by_id = %s", [people[0].id, people[1].id]
        )
        assert _kept("DELETE FROM intelligence_report", disposal=whole) == 0


def test_the_keeper_changes_nothing_of_what_people_said(people: list[Officer], record: int) -> None:
    disposal = confirmed_disposal(people, [record])
    for statement in (
        "UPDATE trust_disposal SET digest = ''",
        "UPDATE trust_disposalanswer SET confirmed = true",
        "UPDATE trust_disposalitem SET earliest = '2000-01-01'",
        "INSERT INTO trust_disposalanswer (id) VALUES (1)",
        "DELETE FROM trust_tombstone",
        "DELETE FROM trust_disposal",
        "DELETE FROM trust_event",
        "UPDATE intelligence_report SET title = ''",
        "DELETE FROM intelligence_source",
        "SELECT * FROM intelligence_name_token",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _kept(statement, disposal=disposal)
    with pytest.raises(errors.InsufficientPrivilege):
        _kept(TOMBSTONE, disposal, disposal=None)
