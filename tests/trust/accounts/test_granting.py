"""Access is asked for by one person and confirmed by another; whatever reaches the database, no other way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.errors import (
    BadGrant,
    GrantSettled,
    NoSuchGrant,
    NotInUnit,
    RoleForbids,
    SecondPerson,
)
from tamarack.trust.accounts.founding import found_administrator
from tamarack.trust.accounts.granting import Wanted, answer_access, ask_access, checked, end_access
from tamarack.trust.accounts.models import Grant, GrantAnswer, Officer
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Role
from tests.ground.people import keepers, looking, person

pytestmark = pytest.mark.django_db
LARCH = [Wanted(Kind.COMPARTMENT, "LARCH")]


def soon() -> object:
    return timezone.now() + timedelta(days=30)


def asked(asker: Officer, whom: Officer, wanted: list[Wanted] = LARCH, reason: str = "File 7") -> Grant:
    with looking(asker) as look:
        return ask_access(actor=look, officer=whom.id, wanted=wanted, reason=reason, until=soon())[0]


def answered(by: Officer, grant: Grant, *, confirmed: bool = True) -> None:
    with looking(by) as look:
        answer_access(actor=look, grants=[grant.id], confirmed=confirmed)


def test_what_is_asked_for_is_nothing_until_a_second_person_confirms_it() -> None:
    officer, (first, second) = person("protected-b"), keepers()
    grant = asked(first, officer)
    assert access_of(officer.id).compartments == frozenset()
    answered(second, grant)
    assert access_of(officer.id).compartments == {"LARCH"}


def test_what_is_declined_or_ended_counts_for_nothing() -> None:
    officer, (first, second) = person("protected-b"), keepers()
    answered(second, asked(first, officer), confirmed=False)
    assert access_of(officer.id).compartments == frozenset()
    grant = asked(first, officer)
    answered(second, grant)
    with looking(first) as look:
        end_access(actor=look, grant=grant.id, reason="moved on")
    assert access_of(officer.id).compartments == frozenset()
    with looking(first) as look, pytest.raises(GrantSettled):
        end_access(actor=look, grant=grant.id, reason="again")


def test_nobody_confirms_what_they_asked_for_nor_what_is_for_them() -> None:
    officer, (first, second) = person("protected-b"), keepers()
    with pytest.raises(SecondPerson):
        answered(first, asked(first, officer))
    with pytest.raises(SecondPerson):
        asked(first, first)
    with pytest.raises(SecondPerson):
        answered(second, asked(first, second))
    with pytest.raises(RoleForbids):
        answered(person("second-all-seeing"), asked(first, officer))
    assert not GrantAnswer.objects.filter(grant__value="LARCH", grant__officer=officer).exists()


def test_an_answer_is_given_once() -> None:
    officer, (first, second) = person("protected-b"), keepers()
    grant = asked(first, officer)
    answered(second, grant, confirmed=False)
    with pytest.raises(GrantSettled):
        answered(second, grant)
    with pytest.raises(NoSuchGrant), looking(second) as look:
        answer_access(actor=look, grants=[1], confirmed=True)


def test_supervisors_ask_for_their_unit_and_others_not_at_all() -> None:
    supervisor = person("second-all-seeing")  # of OTT
    assert asked(supervisor, person("reader")).asked_by_id == supervisor.id
    with pytest.raises(NotInUnit):
        asked(supervisor, person("protected-b"))
    with pytest.raises(RoleForbids):
        asked(person("protected-b"), person("secret"))


def test_a_reason_and_a_term_belong_to_it() -> None:
    officer, (first, _) = person("protected-b"), keepers()
    with pytest.raises(BadGrant):
        asked(first, officer, reason=" ")
    for until in (timezone.now(), timezone.now() + timedelta(days=732)):
        with looking(first) as look, pytest.raises(BadGrant):
            ask_access(actor=look, officer=officer.id, wanted=LARCH, reason="x", until=until)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.ROLE, "king"),
        (Kind.PROTECTED, "D"),
        (Kind.CLASSIFIED, "COSMIC"),
        (Kind.COMPARTMENT, "SECRET"),
        (Kind.COMPARTMENT, "REL CBSA"),
        (Kind.COMPARTMENT, ""),
        (Kind.FACTOR, "anything"),
    ],
)
def test_what_can_not_be_granted_is_refused(kind: Kind, value: str) -> None:
    with pytest.raises(BadGrant):
        checked(kind, value)


def test_what_can_be_granted_has_one_spelling() -> None:
    assert checked(Kind.ROLE, "Unit supervisor") == Wanted(Kind.ROLE, "unit_supervisor")
    assert checked(Kind.CLASSIFIED, "top secret") == Wanted(Kind.CLASSIFIED, "TOP_SECRET")
    assert checked(Kind.COMPARTMENT, " larch ") == LARCH[0]


def test_two_administrators_are_founded_and_no_third() -> None:
    keepers()
    with pytest.raises(SecondPerson):
        found_administrator(login="third", full_name="Third", unit="IRCC-SYS", password=None)
    assert access_of(keepers()[0].id).role is Role.ADMINISTRATOR


def test_when_fewer_than_two_hold_that_role_the_server_founds_again() -> None:
    """One left or ran out: otherwise nobody could ever confirm anything again."""
    first, second = keepers()
    with looking(first) as look:
        grant = Grant.objects.get(officer=second, kind="role")
        end_access(actor=look, grant=grant.id, reason="left")
    assert access_of(second.id).role is None
    third = found_administrator(login="third", full_name="Third", unit="IRCC-SYS", password=None)
    assert access_of(third.id).role is Role.ADMINISTRATOR
    with pytest.raises(SecondPerson):
        found_administrator(login="fourth", full_name="Fourth", unit="IRCC-SYS", password=None)
