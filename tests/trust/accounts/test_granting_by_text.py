"""Text that reaches a query inside somebody's look: it grants nothing, and writes in nobody else's name."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings

from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Role
from tamarack.trust.markings.sight import seal
from tests.ground.people import keepers, person
from tests.ground.pointing import administered, signed_in
from tests.ground.sights import began, see


@pytest.fixture
def store(own_store: str) -> dict[str, Officer]:
    first, second = keepers()
    return {"first": first, "second": second, "officer": person("protected-b"), "analyst": person("secret")}


def _as(officer: Officer | None, statement: str, *values: object) -> None:
    """That statement, as text that reached a query inside this person's look."""
    with signed_in("app") as app, app.transaction():
        if officer is not None:
            look = seal(settings.SEAL_KEY, officer.id, b"", began(app))
            see(app, "\\x" + look.hex())
        app.execute(statement.encode(), values)


ASK = (
    "INSERT INTO trust_grant (id, officer_id, kind, value, reason, asked_by_id, asked_at, until)"
    " VALUES (%s, %s, 'role', 'auditor', 'x', %s, now(), now() + interval '1 day')"
)
ANSWER = (
    "INSERT INTO trust_grantanswer (grant_id, confirmed, reason, by_id, at) VALUES (%s, true, '', %s, now())"
)


def test_text_slipped_into_a_query_grants_nothing(store: dict[str, Officer]) -> None:
    first, second, officer, analyst = store["first"], store["second"], store["officer"], store["analyst"]
    refused = [
        (None, ASK, 1, analyst.id, first.id),  # nobody looks
        (analyst, ASK, 1, analyst.id, analyst.id),  # for oneself
        (analyst, ASK, 1, officer.id, analyst.id),  # a role that does not ask
        (analyst, ASK, 1, analyst.id, first.id),  # in somebody else's name
        (first, ASK, 1, first.id, first.id),
    ]
    for who, statement, *values in refused:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _as(who, statement, *values)
    _as(first, ASK, 1, officer.id, first.id)
    for who, statement, *values in [
        (None, ANSWER, 1, second.id),
        (first, ANSWER, 1, first.id),  # who asked
        (first, ANSWER, 1, second.id),  # in the other's name
        (analyst, ANSWER, 1, analyst.id),
        (officer, ANSWER, 1, officer.id),
    ]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _as(who, statement, *values)
    for statement in (
        "UPDATE trust_grant SET value = 'administrator'",
        "DELETE FROM trust_grantend",
        "UPDATE trust_officer SET citizenship = 'CA'",
        "UPDATE trust_officer SET agency_id = 'CSIS'",
        "SELECT tamarack_move(1, 'x', 'OTT', 'CSIS', 'CA')",
        "INSERT INTO trust_held VALUES (1)",
        f"SELECT tamarack_close({first.id})",
    ):
        with pytest.raises(psycopg.errors.DatabaseError):
            _as(analyst, statement)
    assert access_of(officer.id).role is Role.INVESTIGATOR
    _as(second, ANSWER, 1, second.id)
    assert access_of(officer.id).role is Role.AUDITOR


def test_an_event_is_in_ones_own_name(store: dict[str, Officer]) -> None:
    note = "SELECT tamarack_note(1, now(), %s, 'web', '', 'x', '{}', '{}', '{}', '{}', null, '\\x00')"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        _as(store["analyst"], note, store["first"].id)
    _as(store["analyst"], note, store["analyst"].id)
    with administered() as admin:
        assert admin.execute("SELECT actor FROM trust_event WHERE id = 1").fetchone() == (
            store["analyst"].id,
        )
