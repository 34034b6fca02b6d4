"""The sealer: gives committed events their leaves, grows the tree, signs a checkpoint. One at a time.

Everything of a batch is one transaction: whoever is stopped at any statement leaves the queue as it was, and
a second sealer waits for nothing and does nothing. The database refuses two events at one number, and two
checkpoints of one size, whoever writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg.types.json import Jsonb

from tamarack.foundation.commitment import new_key
from tamarack.foundation.identifiers import new_id, show
from tamarack.foundation.merkle import HASH_BYTES, CompactRange, Subtree, leaf_hash
from tamarack.trust.audit import log_files
from tamarack.trust.audit.checkpoint import (
    Checkpoint,
    next_key_line,
    read_checkpoint,
    sign_checkpoint,
    time_line,
)
from tamarack.trust.audit.errors import BadEvidence, LogRolledBack, WrongKey
from tamarack.trust.audit.leaves import COLUMNS, FORM, EventRow, commitment_of, event_bytes, event_row
from tamarack.trust.audit.log_keys import SigningKey

BATCH = 4_096  # events to a checkpoint
KEEPER = "keeper"
_ALONE = 7_305_121  # one sealer at a time
_HASTE = 1.0  # seconds by which clocks of one machine may differ without a word

_EVENTS = f"SELECT {', '.join(COLUMNS)} FROM trust_event WHERE id = ANY(%s)"  # noqa: S608  (our own names)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log stands: its compact range, when that was signed, and who signs what comes next."""

    range: CompactRange
    at: datetime | None
    signer: SigningKey


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one batch came to: how many events got their leaves, and the checkpoint's note ("" for none)."""

    events: int
    note: str


NOTHING = Sealed(0, "")


def seal_waiting(most: int = BATCH) -> Sealed:
    """Seal what waits, at most so many events, and sign a checkpoint.

    Raises LogRolledBack, WrongKey, BadKey.
    """
    with transaction.atomic(using=KEEPER), connections[KEEPER].cursor() as cursor:
        if not _alone(cursor):
            return NOTHING
        head = _head(cursor)
        waiting = _waiting(cursor, most)
        if not waiting:
            return NOTHING
        now = timezone.now()
        rows = [*_found(cursor, waiting), *_remarks(cursor, waiting, head, now)]
        note = _extend(cursor, head, rows, now)
        cursor.execute("DELETE FROM trust_waiting WHERE place = ANY(%s)", [[place for place, _ in waiting]])
    log_files.keep_last(note)
    return Sealed(len(rows), note)


def seal_all(most: int = BATCH) -> int:
    """Seal batch after batch until nothing waits. Returns how many events got their leaves."""
    total = 0
    while sealed := seal_waiting(most).events:
        total += sealed
    return total


def hand_over(key: SigningKey) -> str:
    """Sign a last checkpoint with the present key that names the next one. Returns its note.

    The checkpoint is of the size at which the log stands, so there must have been an event since the last.
    """
    seal_all()
    log_files.stage_key(key)
    with transaction.atomic(using=KEEPER), connections[KEEPER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ALONE])
        head, now = _head(cursor), timezone.now()
        remark = _remark(cursor, "log.next-key", now, {"key": key.verifier.text})
        note = _extend(cursor, head, [remark], now, next_key_line(key.verifier))
    log_files.keep_last(note)
    log_files.adopt_staged_key()
    return note


def _alone(cursor: CursorWrapper) -> bool:
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ALONE])
    found = cursor.fetchone()
    return bool(found and found[0])


def _head(cursor: CursorWrapper) -> Head:
    """The head of the log, if it is no older than what was signed here last, and this folder's to go on with.

    Raises LogRolledBack, WrongKey, BadKey.
    """
    cursor.execute("SELECT size, peaks, at, note FROM trust_checkpoint ORDER BY size DESC LIMIT 1")
    found = cursor.fetchone()
    _not_put_back(cursor, 0 if found is None else found[0])
    if found is None:
        return Head(CompactRange(), None, log_files.signing_key())
    size, peaks, at, note = found
    hashes = [bytes(peaks[at_byte : at_byte + HASH_BYTES]) for at_byte in range(0, len(peaks), HASH_BYTES)]
    return Head(CompactRange(size, hashes), at, _signer_after(note))


def _signer_after(note: str) -> SigningKey:
    """The key whose turn it is after that checkpoint: the one that it names, else the one that signed it.

    A sealer that was stopped between the two takes the staged key up now. Raises WrongKey, BadKey.
    """
    present, staged = log_files.signing_key(), log_files.staged_key()
    if _hands_on(note, present):
        return present
    if staged is not None and _hands_on(note, staged):
        log_files.adopt_staged_key()
        return staged
    raise WrongKey(place="log", key=present.verifier.text)


def _hands_on(note: str, key: SigningKey) -> bool:
    named = Checkpoint.read(note.partition("\n\n")[0] + "\n").next_key
    if named is not None:
        return named == key.verifier
    try:
        read_checkpoint(note, key.verifier)
    except BadEvidence:
        return False
    return True


def _not_put_back(cursor: CursorWrapper, size: int) -> None:
    """An old copy of the database is not gone on with: what was signed before must still be in it."""
    note = log_files.last_checkpoint()
    if not note:
        return
    last = Checkpoint.read(note.partition("\n\n")[0] + "\n")
    cursor.execute("SELECT root FROM trust_checkpoint WHERE size = %s", [last.size])
    found = cursor.fetchone()
    if size < last.size or found is None or bytes(found[0]) != last.root:
        raise LogRolledBack(place="log", signed=last.size, found=size)


def _waiting(cursor: CursorWrapper, most: int) -> list[tuple[int, int]]:
    cursor.execute("SELECT place, event FROM trust_waiting ORDER BY place LIMIT %s", [most])
    return list(cursor.fetchall())


def _found(cursor: CursorWrapper, waiting: Sequence[tuple[int, int]]) -> list[EventRow]:
    """The waiting events that have no leaf yet, each once, in the order in which they came."""
    asked = list(dict.fromkeys(event for _, event in waiting))
    cursor.execute("SELECT event FROM trust_leaf WHERE event = ANY(%s)", [asked])
    sealed = {event for (event,) in cursor.fetchall()}
    cursor.execute(_EVENTS, [asked])
    rows = {row[0]: event_row(row) for row in cursor.fetchall()}
    return [rows[event] for event in asked if event in rows and event not in sealed]


def _remarks(
    cursor: CursorWrapper, waiting: Sequence[tuple[int, int]], head: Head, now: datetime
) -> list[EventRow]:
    """What the log itself has to say: events gone before they were sealed, a clock that went back."""
    asked = [event for _, event in waiting]
    cursor.execute(
        "SELECT DISTINCT w FROM unnest(%s::bigint[]) AS w"
        " WHERE NOT EXISTS (SELECT FROM trust_event WHERE id = w)",
        [asked],
    )
    said = [_remark(cursor, "log.event-gone", now, {"event": show(event)}) for (event,) in cursor.fetchall()]
    if head.at is not None and (head.at - now).total_seconds() > _HASTE:
        seconds = round((head.at - now).total_seconds())
        said.append(_remark(cursor, "log.clock-back", now, {"seconds": seconds}))
    return said


def _remark(cursor: CursorWrapper, verb: str, at: datetime, details: dict[str, str | int]) -> EventRow:
    """An event of the log's own."""
    row = EventRow(new_id(), at, None, "sealer", "", verb, [], [], details, {}, new_key(), None, FORM)
    values: list[Any] = [*row[:8], Jsonb(row.details), Jsonb(row.words), row.key, row.form]
    cursor.execute(
        "INSERT INTO trust_event (id, at, actor, channel, purpose, verb, objects_seen, markings, details,"
        " words, key, form) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        values,
    )
    return row


def _extend(cursor: CursorWrapper, head: Head, rows: Sequence[EventRow], now: datetime, *lines: str) -> str:
    """Add the events' leaves and sign the checkpoint over them. Returns its note."""
    grown, first = head.range, head.range.size
    commitments = [commitment_of(row) for row in rows]
    leaves = [leaf_hash(event_bytes(row, one)) for row, one in zip(rows, commitments, strict=True)]
    completed = grown.extend(leaves)
    with cursor.copy("COPY trust_leaf (number, event, hash, commitment) FROM STDIN") as copy:
        for number, (row, leaf, one) in enumerate(zip(rows, leaves, commitments, strict=True), first):
            copy.write_row((number, row.id, leaf, one))
    _keep_subtrees(cursor, completed)
    checkpoint = Checkpoint(head.signer.name, grown.size, grown.root(), (time_line(now), *lines))
    note = sign_checkpoint(checkpoint, head.signer)
    cursor.execute(
        "INSERT INTO trust_checkpoint (size, root, peaks, note, at) VALUES (%s, %s, %s, %s, %s)",
        [grown.size, grown.root(), b"".join(grown.hashes), note, now],
    )
    return note


def _keep_subtrees(cursor: CursorWrapper, completed: Sequence[Subtree]) -> None:
    cursor.executemany(
        "INSERT INTO trust_subtree (level, number, root) VALUES (%s, %s, %s)",
        [(one.level, one.number, one.root) for one in completed],
    )
