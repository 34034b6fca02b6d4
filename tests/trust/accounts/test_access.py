"""What a person holds, computed from confirmed grants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tamarack.trust.accounts.access import NOTHING, Access, Held, Kind, access
from tamarack.trust.accounts.errors import RoleForbids
from tamarack.trust.accounts.roles import Role, Verb
from tamarack.trust.markings.marking import Classified, Marking, Protected

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def held(kind: Kind, value: str, *, days: int = 30, confirmed: int = 1) -> Held:
    return Held(kind, value, NOON - timedelta(days=confirmed), NOON + timedelta(days=days))


def test_nothing_held_is_no_access() -> None:
    assert access([], NOON) == NOTHING == Access()
    assert not NOTHING.sees_claims
    assert [verb for verb in Verb if NOTHING.permits(verb)] == []
    with pytest.raises(RoleForbids):
        NOTHING.demand(Verb.READ)


def test_the_last_confirmed_of_a_kind_holds_and_compartments_add_up() -> None:
    found = access(
        [
            held(Kind.ROLE, "analyst", confirmed=9),
            held(Kind.ROLE, "unit_supervisor", confirmed=2),
            held(Kind.PROTECTED, "C", confirmed=5),
            held(Kind.PROTECTED, "B", confirmed=4),
            held(Kind.CLASSIFIED, "SECRET"),
            held(Kind.COMPARTMENT, "LARCH"),
            held(Kind.COMPARTMENT, "CEDAR"),
        ],
        NOON,
    )
    assert found == Access(
        Role.UNIT_SUPERVISOR, Protected.B, Classified.SECRET, frozenset({"LARCH", "CEDAR"})
    )
    assert found.clearance() == Marking(
        Protected.B, Classified.SECRET, compartments=frozenset({"LARCH", "CEDAR"})
    )


def test_what_has_run_out_counts_for_nothing_from_that_moment() -> None:
    grant = held(Kind.ROLE, "auditor", days=1)
    assert access([grant], grant.until - timedelta(microseconds=1)).role is Role.AUDITOR
    assert access([grant], grant.until).role is None


def test_an_earlier_grant_holds_again_when_the_later_has_run_out() -> None:
    grants = [held(Kind.PROTECTED, "A", confirmed=9), held(Kind.PROTECTED, "C", days=1)]
    assert access(grants, NOON).protected is Protected.C
    assert access(grants, NOON + timedelta(days=2)).protected is Protected.A


def test_whoever_keeps_the_system_sees_no_claims() -> None:
    assert not access([held(Kind.ROLE, "administrator")], NOON).sees_claims
    assert access([held(Kind.ROLE, "auditor")], NOON).sees_claims
