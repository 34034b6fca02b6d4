"""Roles: what each may do, and that none is left out."""

from __future__ import annotations

from tamarack.trust.accounts.roles import PERMITTED, Role, Verb


def test_every_role_is_permitted_something_and_no_more_than_verbs() -> None:
    assert PERMITTED.keys() == set(Role)
    assert all(verbs and verbs <= set(Verb) for verbs in PERMITTED.values())


def test_whoever_keeps_people_reads_nothing() -> None:
    for role in Role:
        assert (Verb.KEEP_PEOPLE in PERMITTED[role]) == (role is Role.ADMINISTRATOR)
        assert (Verb.READ in PERMITTED[role]) != (Verb.KEEP_PEOPLE in PERMITTED[role])


def test_the_database_knows_who_keeps_records() -> None:
    """`tamarack_keeps_records()` names the same two."""
    keeping = {role for role in Role if Verb.KEEP_RECORDS in PERMITTED[role]}
    assert keeping == {Role.PROGRAMME_MANAGER, Role.UNIT_SUPERVISOR}
    assert all(Verb.READ_RETENTION in PERMITTED[role] for role in keeping | {Role.AUDITOR})


def test_whoever_writes_may_read() -> None:
    for role in Role:
        if PERMITTED[role] & {
            Verb.TAKE_IN,
            Verb.RECORD,
            Verb.WITHDRAW,
            Verb.KEEP_SOURCES,
            Verb.KEEP_EXHIBITS,
        }:
            assert Verb.READ in PERMITTED[role]
