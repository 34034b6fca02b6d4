"""The sealer: every committed event one leaf, without a gap, whatever interrupts it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connections
from django.utils import timezone
from psycopg import errors

from tamarack.foundation.merkle_proofs import (
    consistency_proof,
    inclusion_proof,
    root_from_tiles,
    verify_consistency,
    verify_inclusion,
)
from tamarack.trust.accounts.queries import officer_by_login
from tamarack.trust.audit import log_files, sealer
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.checkpoint import read_checkpoint
from tamarack.trust.audit.errors import WrongKey
from tamarack.trust.audit.log_files import first_key, last_checkpoint, signing_key
from tamarack.trust.audit.log_keys import SigningKey
from tamarack.trust.audit.sealer import KEEPER, hand_over, seal_all, seal_waiting
from tamarack.trust.audit.tiles import stored_tiles
from tamarack.trust.audit.verifying import verify
from tests.ground.people import looking, person
from tests.ground.pointing import administered


@pytest.fixture
def store(own_store: str, tmp_path: Path, settings: Any) -> Iterator[str]:
    settings.CUSTODY_FOLDER = tmp_path / "custody"
    settings.LOG_FOLDER = tmp_path / "log"
    settings.CHECKPOINT_FOLDER = tmp_path / "outside"
    person("protected-b")
    yield own_store


def acted(count: int) -> list[int]:
    with looking(officer_by_login("protected-b")) as look:
        return [record("report.read", actor=look, objects=[(one, None)]) for one in range(count)]


def leaves(store: str) -> list[tuple[int, int]]:
    with administered(store) as admin:
        return admin.execute("SELECT number, event FROM trust_leaf ORDER BY number").fetchall()


def test_events_get_their_leaves_in_the_order_in_which_they_came(store: str) -> None:
    seal_all()
    before = len(leaves(store))
    events = acted(40)
    assert seal_waiting(most=25).events == 25
    assert seal_waiting(most=25).events == 15
    assert leaves(store)[before:] == list(enumerate(events, before))
    assert seal_waiting() == sealer.NOTHING


def test_what_is_undone_leaves_no_gap(store: str) -> None:
    seal_all()
    before = len(leaves(store))
    with pytest.raises(ZeroDivisionError), looking(officer_by_login("protected-b")) as look:
        record("report.read", actor=look)
        raise ZeroDivisionError
    (event,) = acted(1)
    seal_all()
    assert leaves(store)[before:] == [(before, event)]
    assert verify().ok


def test_each_checkpoint_is_signed_and_the_next_grows_from_it(store: str) -> None:
    notes = []
    for _ in range(3):
        acted(7)
        notes.append(seal_waiting().note)
    found = [read_checkpoint(note, first_key()) for note in notes]
    assert last_checkpoint() == notes[-1]
    with connections[KEEPER].cursor() as cursor:
        tile = stored_tiles(cursor)
        for old, new in pairwise(found):
            assert root_from_tiles(new.size, tile) == new.root
            proof = consistency_proof(old.size, new.size, tile)
            verify_consistency(old.size, new.size, old.root, new.root, proof)


def test_proofs_come_from_stored_tiles_past_many_subtrees(store: str) -> None:
    acted(600)
    seal_all(most=100)
    last = read_checkpoint(last_checkpoint(), first_key())
    with connections[KEEPER].cursor() as cursor:
        tile = stored_tiles(cursor)
        cursor.execute("SELECT number, hash FROM trust_leaf ORDER BY number")
        for number, leaf in cursor.fetchall()[::37]:
            path = inclusion_proof(number, last.size, tile)
            verify_inclusion(bytes(leaf), number, last.size, path, last.root)
        cursor.execute("SELECT level, number FROM trust_subtree ORDER BY number")
        assert cursor.fetchall() == [(1, 0), (1, 1)]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("where", range(1, 16))
def test_ending_at_any_statement_leaves_all_or_nothing(store: str, where: int) -> None:
    """The connection is cut just before its n-th statement, as the server sees a process that was killed."""
    seal_all()
    before, events = len(leaves(store)), acted(5)
    count = 0

    def dying(send: Any) -> Any:
        def sent(cursor: Any, *args: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == where:
                cursor.connection.close()
                raise Killed
            return send(cursor, *args, **named)

        return sent

    import psycopg

    with (
        patch.object(psycopg.Cursor, "execute", dying(psycopg.Cursor.execute)),
        patch.object(psycopg.Cursor, "copy", dying(psycopg.Cursor.copy)),
        patch.object(psycopg.Cursor, "executemany", dying(psycopg.Cursor.executemany)),
        suppress(Killed),
    ):
        seal_waiting()
    connections[KEEPER].close()
    found = leaves(store)[before:]
    assert found in ([], list(enumerate(events, before)))
    seal_all()
    assert leaves(store)[before:] == list(enumerate(events, before))
    assert verify().ok


def test_all_statements_were_tried(store: str) -> None:
    acted(1)
    with connections[KEEPER].execute_wrapper(_counting := _Counting()):
        seal_waiting()
    assert 5 < _counting.count < 15


class _Counting:
    count = 0

    def __call__(self, execute: Any, *args: Any) -> Any:
        self.count += 1
        return execute(*args)


def test_two_sealers_at_once_make_one_log(store: str) -> None:
    acted(400)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            while seal_waiting(most=20).events or _waiting(store):
                pass
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    numbers = [number for number, _ in leaves(store)]
    assert numbers == list(range(len(numbers)))
    assert verify().ok


def _waiting(store: str) -> int:
    with administered(store) as admin:
        found = admin.execute("SELECT count(*) FROM trust_waiting").fetchone()
    return int(found[0]) if found else 0


def test_the_database_refuses_a_fork_whoever_seals(store: str) -> None:
    """Were the lock to fail: the second to write a number, or a checkpoint of that size, is refused."""
    acted(3)
    seal_all()
    with administered(store) as admin:
        for statement in (
            "INSERT INTO trust_leaf SELECT number, 1, hash, commitment FROM trust_leaf WHERE number = 1",
            "INSERT INTO trust_leaf SELECT 999, event, hash, commitment FROM trust_leaf WHERE number = 1",
            "INSERT INTO trust_checkpoint SELECT * FROM trust_checkpoint LIMIT 1",
        ):
            with pytest.raises(errors.UniqueViolation):
                admin.execute(statement.encode())


def test_a_clock_that_goes_back_is_an_event_and_loses_nothing(store: str) -> None:
    acted(3)
    seal_all()
    events = acted(2)
    earlier = timezone.now() - timedelta(hours=2)
    with patch.object(timezone, "now", lambda: earlier):
        assert seal_waiting().events == 3
    assert [event for _, event in leaves(store)][-3:-1] == events
    with administered(store) as admin:
        said = admin.execute(
            "SELECT actor, channel, (details->>'seconds')::int FROM trust_event WHERE verb = 'log.clock-back'"
        ).fetchall()
    assert [(actor, channel, seconds >= 7_199) for actor, channel, seconds in said] == [
        (None, "sealer", True)
    ]
    assert verify().ok
    acted(1)
    seal_all()
    assert verify().ok


def test_the_log_is_handed_over_to_another_key(store: str) -> None:
    acted(2)
    seal_all()
    first = first_key()
    hand_over(SigningKey.generate(first.name))
    assert signing_key().verifier != first
    acted(2)
    seal_all()
    verdict = verify(key=first)
    assert verdict.ok
    assert verdict.latest is not None and verdict.latest.size == verdict.events
    of_another = verify(key=signing_key().verifier).problems
    assert {one.code for one in of_another} == {"checkpoint-unsigned"}


def test_the_application_reaches_the_log_in_no_way(store: str) -> None:
    acted(1)
    seal_all()
    for statement in (
        "SELECT * FROM trust_event",
        "SELECT * FROM trust_waiting",
        "DELETE FROM trust_waiting",
        "UPDATE trust_leaf SET number = 7",
        "INSERT INTO trust_leaf VALUES (99, 99, '', '')",
        "INSERT INTO trust_checkpoint SELECT * FROM trust_checkpoint",
        "INSERT INTO trust_event (id) VALUES (1)",
    ):
        with pytest.raises(Exception, match="permission denied"), connections["default"].cursor() as cursor:
            cursor.execute(statement)


def test_a_crash_while_handing_over_loses_no_key(store: str) -> None:
    """The new key is kept before any checkpoint names it: whoever is stopped in between goes on with it."""
    acted(2)
    seal_all()
    first, next_key = first_key(), SigningKey.generate(first_key().name)
    with patch.object(log_files, "adopt_staged_key", side_effect=Killed), suppress(Killed):
        hand_over(next_key)
    assert signing_key().verifier == first
    acted(2)
    seal_all()
    assert signing_key().verifier == next_key.verifier
    assert verify(key=first).ok


def test_a_key_that_was_staged_and_never_named_signs_nothing(store: str) -> None:
    acted(2)
    seal_all()
    log_files.stage_key(SigningKey.generate(first_key().name))
    acted(2)
    seal_all()
    assert signing_key().verifier == first_key()
    assert verify().ok


def test_a_sealer_with_another_folder_signs_nothing(store: str, tmp_path: Path, settings: Any) -> None:
    acted(2)
    seal_all()
    settings.LOG_FOLDER = tmp_path / "another"
    acted(2)
    with pytest.raises(WrongKey):
        seal_all()
    settings.LOG_FOLDER = tmp_path / "log"
    seal_all()
    assert verify().ok
