"""Rebuilding the log from its events and holding it against everything that was signed, here and outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from tamarack.foundation.identifiers import show
from tamarack.trust.audit import log_files
from tamarack.trust.audit.checking import LeafRow, Signed, Walk
from tamarack.trust.audit.checkpoint import Checkpoint, read_checkpoint
from tamarack.trust.audit.errors import BadEvidence, BadTimestamp
from tamarack.trust.audit.leaves import COLUMNS, event_row
from tamarack.trust.audit.log_keys import VerifierKey
from tamarack.trust.audit.outside import differing, kept_outside
from tamarack.trust.audit.problems import Problem
from tamarack.trust.audit.sealer import KEEPER
from tamarack.trust.audit.shipping import trusted_authorities
from tamarack.trust.audit.timestamp import check
from tamarack.trust.custody.verifying import custody_problems
from tamarack.trust.retention.emptying import lawfully_emptied

Tell = Callable[[int, int], None]  # so many of so many events
_FETCHED = 5_000
_LEAVES = (
    "SELECT l.number, l.event, l.hash, l.commitment, "  # noqa: S608  (our own names)
    + ", ".join(f"e.{column}" for column in COLUMNS)
    + " FROM trust_leaf AS l LEFT JOIN trust_event AS e ON e.id = l.event ORDER BY l.number"
)
_NEVER = (
    "SELECT e.id FROM trust_event AS e WHERE NOT EXISTS (SELECT FROM trust_leaf WHERE event = e.id)"
    " AND NOT EXISTS (SELECT FROM trust_waiting WHERE event = e.id) ORDER BY e.at LIMIT 1000"
)
_GONE = (
    "SELECT w.event FROM trust_waiting AS w WHERE NOT EXISTS (SELECT FROM trust_event WHERE id = w.event)"
    " AND NOT EXISTS (SELECT FROM trust_leaf WHERE event = w.event) ORDER BY w.place LIMIT 1000"
)
# A grant, its answer and its end each have an event that names them, by the same person, saying the same.
_GRANTS = """
SELECT 'access ' || g.id, g.id FROM trust_grant AS g WHERE NOT EXISTS (
    SELECT FROM trust_event AS e WHERE e.objects_seen @> ARRAY[g.id, g.officer_id] AND e.verb = 'access.ask'
    AND e.actor IS NOT DISTINCT FROM g.asked_by_id AND e.details->'asked' ? (g.kind || ':' || g.value))
UNION ALL
SELECT 'answer ' || a.grant_id, a.grant_id FROM trust_grantanswer AS a WHERE NOT EXISTS (
    SELECT FROM trust_event AS e WHERE e.objects_seen @> ARRAY[a.grant_id]
    AND e.verb = CASE WHEN a.confirmed THEN 'access.confirm' ELSE 'access.decline' END
    AND e.actor IS NOT DISTINCT FROM a.by_id)
UNION ALL
SELECT 'end ' || n.grant_id, n.grant_id FROM trust_grantend AS n WHERE NOT EXISTS (
    SELECT FROM trust_event AS e WHERE e.objects_seen @> ARRAY[n.grant_id] AND e.verb = 'access.end'
    AND e.actor IS NOT DISTINCT FROM n.by_id)
"""


@dataclass(slots=True)
class Verdict:
    """What a verification came to: how much there is, and everything found wrong."""

    events: int = 0
    waiting: int = 0
    checkpoints: int = 0
    outside: int = 0
    latest: Checkpoint | None = None
    key: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems


def verify(
    *, against: Sequence[Path] = (), key: VerifierKey | None = None, tell: Tell = lambda done, total: None
) -> Verdict:
    """Hold the whole log against its checkpoints, in one view of the database. `key` is that with which the
    log began, as kept outside; without it, the sealer's own. Raises BadKey.
    """
    verdict = Verdict()
    with transaction.atomic(using=KEEPER), connections[KEEPER].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        signed, keys = _checkpoints(cursor, key or log_files.first_key(), verdict)
        outside, unreadable = kept_outside(against, keys)
        verdict.outside, verdict.problems = len(outside), [*verdict.problems, *unreadable]
        walk = Walk(signed, roots={one.checkpoint.size: b"" for one in outside})
        verdict.problems += _walked(cursor, walk, tell)
        verdict.problems += differing(outside, walk.size, walk.roots)
        verdict.problems += _subtrees(cursor, walk)
        verdict.problems += _emptied(cursor, walk)
        verdict.problems += _loose_ends(cursor)
        verdict.problems += _stamps(cursor)
        verdict.problems += custody_problems(cursor)
        verdict.events = walk.size
        verdict.waiting = _count(cursor, "trust_waiting")
    return verdict


def _checkpoints(
    cursor: CursorWrapper, first: VerifierKey, verdict: Verdict
) -> tuple[list[Signed], list[VerifierKey]]:
    """The stored checkpoints in order, each held against its note and the key whose term it is."""
    cursor.execute("SELECT size, root, peaks, note FROM trust_checkpoint ORDER BY size")
    signed, keys = [], [first]
    for size, root, peaks, note in cursor.fetchall():
        signed.append(Signed(size, bytes(root), bytes(peaks)))
        place = f"checkpoint {size}"
        try:
            told = read_checkpoint(note, keys[-1])
        except BadEvidence:
            verdict.problems.append(Problem(place, "checkpoint-unsigned"))
            continue
        if (told.size, told.root) != (size, bytes(root)):
            verdict.problems.append(Problem(place, "checkpoint-row-differs", {"signed": told.size}))
        if told.next_key is not None:
            keys.append(told.next_key)
        verdict.latest = told
    verdict.checkpoints, verdict.key = len(signed), first.text
    return signed, keys


def _walked(cursor: CursorWrapper, walk: Walk, tell: Tell) -> Iterator[Problem]:
    total = _count(cursor, "trust_leaf")
    yield from walk.begin()
    for done, leaf in enumerate(_leaves(), 1):
        yield from walk.step(leaf)
        if done % _FETCHED == 0 or done == total:
            tell(done, total)
    yield from walk.end()


def _leaves() -> Iterator[LeafRow]:
    """Every leaf with its event, by number, through a cursor of the server: a log is longer than memory."""
    for rows in _batches():
        for number, event, leaf, commitment, *columns in rows:
            row = None if columns[0] is None else event_row(columns)
            yield LeafRow(number, event, bytes(leaf), bytes(commitment), row)


def _batches() -> Iterator[list[tuple[Any, ...]]]:
    """Rows by the thousand; the server finds the next ones while these are hashed."""
    with ThreadPoolExecutor(1) as ahead, connections[KEEPER].chunked_cursor() as stream:
        stream.execute(_LEAVES)
        coming = ahead.submit(stream.fetchmany, _FETCHED)
        while rows := coming.result():
            coming = ahead.submit(stream.fetchmany, _FETCHED)
            yield rows


def _subtrees(cursor: CursorWrapper, walk: Walk) -> Iterator[Problem]:
    cursor.execute("SELECT level, number, root FROM trust_subtree")
    stored = {(level, number): bytes(root) for level, number, root in cursor.fetchall()}
    for level, number in sorted(stored.keys() | walk.subtrees.keys()):
        if stored.get((level, number)) != walk.subtrees.get((level, number)):
            yield Problem(f"subtree {level}/{number}", "subtree-differs")


def _emptied(cursor: CursorWrapper, walk: Walk) -> Iterator[Problem]:
    lawful = lawfully_emptied(cursor, walk.emptied)
    for event in walk.emptied:
        if event not in lawful:
            yield Problem(f"event {show(event)}", "event-emptied")


def _loose_ends(cursor: CursorWrapper) -> Iterator[Problem]:
    for code, statement in (("never-sealed", _NEVER), ("waiting-gone", _GONE)):
        cursor.execute(statement)
        for (event,) in cursor.fetchall():
            yield Problem(f"event {show(event)}", code)
    cursor.execute(_GRANTS)
    for what, grant in cursor.fetchall():
        yield Problem(f"{what.partition(' ')[0]} {show(grant)}", "grant-unrecorded")


def _stamps(cursor: CursorWrapper) -> Iterator[Problem]:
    """Time stamps that do not show their checkpoint, by the authorities that are trusted now, if any are."""
    if not settings.TIMESTAMP_ROOTS:
        return
    roots = trusted_authorities()
    cursor.execute(
        "SELECT c.size, c.note, s.receipt FROM trust_shipment AS s JOIN trust_checkpoint AS c"
        " ON c.size = s.checkpoint_id WHERE s.way = 'timestamp' ORDER BY c.size"
    )
    for size, note, receipt in cursor.fetchall():
        try:
            check(bytes(receipt), note.encode(), roots)
        except BadTimestamp:
            yield Problem(f"checkpoint {size}", "timestamp-differs")


def _count(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  (our own names)
    found: Any = cursor.fetchone()
    return int(found[0])
