"""As the server's superuser, whom no policy stops: whatever is done to the log is found, and by which check.

docs/threat-model.md prints this table; a contract test holds the two together.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tamarack.foundation.identifiers import show
from tamarack.foundation.merkle import CompactRange, leaf_hash
from tamarack.trust.audit import log_files
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.checkpoint import Checkpoint, sign_checkpoint
from tamarack.trust.audit.errors import LogRolledBack
from tamarack.trust.audit.leaves import COLUMNS, EventRow, commitment_of, event_bytes
from tamarack.trust.audit.log_keys import SigningKey
from tamarack.trust.audit.sealer import seal_all, seal_waiting
from tamarack.trust.audit.verifying import verify
from tests.ground.exhibiting import added
from tests.ground.people import looking, person
from tests.ground.pointing import administered

EVENTS = 12  # to a batch


@pytest.fixture
def log(own_store: str, tmp_path: Path, settings: object) -> Iterator[psycopg.Connection]:
    """A log of several checkpoints, one of which left; and the superuser's connection to it."""
    settings.CUSTODY_FOLDER = tmp_path / "custody"  # type: ignore[attr-defined]
    settings.LOG_FOLDER = tmp_path / "log"  # type: ignore[attr-defined]
    settings.CHECKPOINT_FOLDER = tmp_path / "outside"  # type: ignore[attr-defined]
    officer = person("protected-b")
    for _ in range(3):
        with looking(officer) as look:
            for number in range(EVENTS):
                record("report.read", actor=look, objects=[(number, None)], words={"asked": "Quill"})
        seal_all()
    from tamarack.trust.audit.shipping import ship_latest

    assert ship_latest() == []
    assert verify().problems == []
    with administered(own_store) as admin:
        yield admin


def codes() -> set[str]:
    return {one.code for one in verify().problems}


def at(number: int) -> str:
    return f"(SELECT event FROM trust_leaf WHERE number = {number})"


ONE = {
    "an event's actor is forged": f"UPDATE trust_event SET actor = 7 WHERE id = {at(20)}",
    "an event's time is changed": f"UPDATE trust_event SET at = at - interval '1 hour' WHERE id = {at(20)}",
    "an event's verb is changed": f"UPDATE trust_event SET verb = 'log.read' WHERE id = {at(20)}",
    "what an event names is changed": f"UPDATE trust_event SET objects_seen = '{{5}}' WHERE id = {at(20)}",
    "what an event says is changed": f"UPDATE trust_event SET words = '{{}}' WHERE id = {at(20)}",
}


@pytest.mark.parametrize("what", ONE)
def test_an_altered_event_is_named(log: psycopg.Connection, what: str) -> None:
    (event,) = log.execute("SELECT event FROM trust_leaf WHERE number = 20").fetchone() or (0,)
    log.execute(ONE[what].encode())
    (found,) = verify().problems
    assert (found.code, found.place) == ("event-altered", f"event {show(event)}, leaf 20")


def test_what_an_event_names_is_not_emptied_without_a_disposal(log: psycopg.Connection) -> None:
    log.execute(
        f"UPDATE trust_event SET key = NULL, words = '{{}}', objects_seen = '{{}}', markings = '{{}}'"
        f" WHERE id = {at(20)}".encode()
    )
    (found,) = verify().problems
    assert found.code == "event-emptied"


def test_a_removed_event_is_named(log: psycopg.Connection) -> None:
    log.execute(f"DELETE FROM trust_event WHERE id = {at(20)}".encode())
    assert codes() == {"event-missing"}


def test_an_event_removed_with_its_leaf_is_named(log: psycopg.Connection) -> None:
    log.execute(f"DELETE FROM trust_event WHERE id = {at(20)}".encode())
    log.execute("DELETE FROM trust_leaf WHERE number = 20")
    found = verify().problems
    assert ("leaf 20", "leaf-missing") in {(one.place, one.code) for one in found}
    assert "root-differs" in {one.code for one in found}


def test_events_that_change_places_are_found(log: psycopg.Connection) -> None:
    log.execute("UPDATE trust_leaf SET number = -1 WHERE number = 20")
    log.execute("UPDATE trust_leaf SET number = 20 WHERE number = 21")
    log.execute("UPDATE trust_leaf SET number = 21 WHERE number = -1")
    assert codes() == {"root-differs"}


def test_a_tail_that_is_cut_off_is_found(log: psycopg.Connection) -> None:
    """By the checkpoints; where these are cut too, by the sealer's own and by the copy outside."""
    size = verify().events
    log.execute(f"DELETE FROM trust_event WHERE id = {at(size - 1)}".encode())
    log.execute("DELETE FROM trust_leaf WHERE number = %s", [size - 1])
    assert "tail-cut" in codes()
    log.execute("SET session_replication_role = replica")
    log.execute("DELETE FROM trust_shipment")
    log.execute("DELETE FROM trust_checkpoint WHERE size = (SELECT max(size) FROM trust_checkpoint)")
    _cut_back(log)
    assert codes() == {"outside-longer"}


def _cut_back(log: psycopg.Connection) -> None:
    """Remove whatever stands after the last checkpoint that is left."""
    log.execute("DELETE FROM trust_event WHERE id IN (SELECT event FROM trust_leaf WHERE number >="
                " (SELECT max(size) FROM trust_checkpoint))")  # fmt: skip
    log.execute("DELETE FROM trust_leaf WHERE number >= (SELECT max(size) FROM trust_checkpoint)")


def test_an_event_put_in_past_the_sealer_is_found(log: psycopg.Connection) -> None:
    log.execute(
        "INSERT INTO trust_event (id, at, actor, channel, purpose, verb, objects_seen, markings, details,"
        " words, key, form) SELECT 99, at, actor, channel, purpose, verb, objects_seen, markings, details,"
        f" words, key, form FROM trust_event WHERE id = {at(20)}".encode()
    )
    assert codes() == {"never-sealed"}


def test_an_event_taken_out_of_the_queue_is_found(log: psycopg.Connection) -> None:
    with looking(person("protected-b")) as look:
        record("report.read", actor=look)
    log.execute("DELETE FROM trust_waiting")
    assert "never-sealed" in codes()


def test_an_event_removed_before_it_is_sealed_is_found_and_said_in_the_log(log: psycopg.Connection) -> None:
    with looking(person("protected-b")) as look:
        gone = record("report.read", actor=look)
    log.execute("DELETE FROM trust_event WHERE id = %s", [gone])
    assert "waiting-gone" in codes()
    seal_all()
    said = log.execute("SELECT details->>'event' FROM trust_event WHERE verb = 'log.event-gone'").fetchall()
    assert said == [(show(gone),)]


def test_a_forged_checkpoint_is_found(log: psycopg.Connection) -> None:
    forger = SigningKey.generate(log_files.signing_key().name)
    size, root = log.execute("SELECT size, root FROM trust_checkpoint ORDER BY size DESC LIMIT 1").fetchone()  # type: ignore[misc]
    note = sign_checkpoint(Checkpoint(forger.name, size, bytes(root)), forger)
    log.execute("UPDATE trust_checkpoint SET note = %s WHERE size = %s", [note, size])
    assert codes() == {"checkpoint-unsigned"}


def rewrite(log: psycopg.Connection, key: SigningKey) -> None:
    """The whole log anew: an event changed, then every hash, every root, every signature after it."""
    log.execute(f"UPDATE trust_event SET actor = 7 WHERE id = {at(25)}".encode())
    grown = CompactRange()
    sizes = {size for (size,) in log.execute("SELECT size FROM trust_checkpoint")}
    columns = ", ".join(f"e.{name}" for name in COLUMNS)
    rows = log.execute(
        f"SELECT {columns} FROM trust_leaf AS l"
        " JOIN trust_event AS e ON e.id = l.event ORDER BY l.number".encode()
    ).fetchall()
    for number, row in enumerate(EventRow(*one) for one in rows):
        leaf = leaf_hash(event_bytes(row, commitment_of(row)))
        grown.append(leaf)
        log.execute("UPDATE trust_leaf SET hash = %s WHERE number = %s", [leaf, number])
        if grown.size in sizes:
            note = sign_checkpoint(Checkpoint(key.name, grown.size, grown.root()), key)
            log.execute(
                "UPDATE trust_checkpoint SET root = %s, peaks = %s, note = %s WHERE size = %s",
                [grown.root(), b"".join(grown.hashes), note, grown.size],
            )


def test_a_log_written_anew_under_another_key_is_found(log: psycopg.Connection) -> None:
    rewrite(log, SigningKey.generate(log_files.signing_key().name))
    assert codes() == {"checkpoint-unsigned", "outside-differs"}


def test_a_log_written_anew_with_the_true_key_is_found_by_the_copy_outside(log: psycopg.Connection) -> None:
    rewrite(log, log_files.signing_key())
    log_files.keep_last(
        log.execute("SELECT note FROM trust_checkpoint ORDER BY size DESC LIMIT 1").fetchone()[0]  # type: ignore[index]
    )
    assert codes() == {"outside-differs"}
    shutil.rmtree(settings.CHECKPOINT_FOLDER)
    assert verify().ok  # without a copy outside nobody can tell: that is what it is for


def test_an_old_copy_put_back_is_found_and_not_sealed_onto(log: psycopg.Connection, own_store: str) -> None:
    tables = ("trust_event", "trust_leaf", "trust_subtree", "trust_checkpoint", "trust_waiting")
    with looking(person("protected-b")) as look:
        record("report.read", actor=look)
    before = {table: log.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() for table in tables}
    for table in tables:
        log.execute(f"CREATE TABLE kept_{table} AS TABLE {table}".encode())
    seal_all()
    log.execute("SET session_replication_role = replica")
    for table in tables:
        log.execute(f"DELETE FROM {table}".encode())
        log.execute(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE TABLE kept_{table}".encode())
    assert before == {
        table: log.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() for table in tables
    }
    assert codes() == {"outside-longer"}
    with pytest.raises(LogRolledBack):
        seal_waiting()


def test_access_that_nobody_gave_on_the_record_is_found(log: psycopg.Connection) -> None:
    officer = person("secret").id
    log.execute(
        "INSERT INTO trust_grant (id, officer_id, kind, value, reason, asked_at, until)"
        " VALUES (5, %s, 'compartment', 'LARCH', 'x', now(), now() + interval '1 day')",
        [officer],
    )
    log.execute("INSERT INTO trust_grantanswer (grant_id, confirmed, reason, at) VALUES (5, true, '', now())")
    found = verify().problems
    assert [(one.code, one.place) for one in found] == [
        ("grant-unrecorded", f"access {show(5)}"),
        ("grant-unrecorded", f"answer {show(5)}"),
    ]


def test_a_grant_whose_value_is_changed_is_found(log: psycopg.Connection) -> None:
    log.execute("UPDATE trust_grant SET value = 'C' WHERE kind = 'protected'")
    assert codes() == {"grant-unrecorded"}


def test_stored_inner_hashes_are_held_against_the_leaves(log: psycopg.Connection, own_store: str) -> None:
    with looking(person("protected-b")) as look:
        for _ in range(300):
            record("report.read", actor=look)
    seal_all()
    assert verify().ok
    log.execute("UPDATE trust_subtree SET root = '\\x00'")
    assert codes() == {"subtree-differs"}


@pytest.fixture
def exhibits(log: psycopg.Connection) -> list[int]:
    """Two exhibits, registered and sealed."""
    with looking(person("protected-b")) as look:
        made = [added(look, body, title=body.decode()).id for body in (b"first", b"second")]
    seal_all()
    assert verify().ok
    return made


def test_two_exhibits_that_were_swapped_are_named(log: psycopg.Connection, exhibits: list[int]) -> None:
    log.execute(
        "UPDATE trust_exhibit AS one SET original_id = other.original_id, sha512 = other.sha512,"
        " size = other.size FROM trust_exhibit AS other WHERE one.id <> other.id"
    )
    assert {(one.code, one.place) for one in verify().problems} == {
        ("exhibit-altered", f"exhibit.add {show(identifier)}") for identifier in exhibits
    }


def test_bytes_that_were_changed_on_the_disk_are_found(log: psycopg.Connection, exhibits: list[int]) -> None:
    digest = sha256(b"first").hexdigest()
    place = Path(settings.CUSTODY_FOLDER) / digest[:2] / digest
    place.chmod(0o600)
    place.write_bytes(b"fir5t")
    assert codes() == {"original-altered", "exhibit-bytes"}
    place.unlink()
    assert codes() == {"original-missing"}


def test_a_file_that_none_of_the_originals_is_is_found(log: psycopg.Connection, exhibits: list[int]) -> None:
    stray = Path(settings.CUSTODY_FOLDER) / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"put here")
    assert codes() == set()  # it may be arriving: its row is committed in a moment
    os.utime(stray, (0, 0))
    assert codes() == {"original-stray"}
