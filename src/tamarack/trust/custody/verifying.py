"""Exhibits and originals held against the bytes in the folder and against what the log says was done.

For the keeper, who reads every row of these and no page: what it finds is named by identifier and digest.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import orjson
from django.conf import settings
from django.db.backends.utils import CursorWrapper

from tamarack.foundation.identifiers import show
from tamarack.trust.audit.problems import Problem
from tamarack.trust.custody import checking, recorded
from tamarack.trust.custody.checking import Wrong
from tamarack.trust.custody.recorded import Told, Unlike

_ORIGINALS = "SELECT digest, sha512, size FROM trust_original ORDER BY digest"
_CITED = "SELECT id, original_id, sha512, size FROM trust_exhibit ORDER BY original_id, id"
_EXHIBITS = (
    "SELECT id, registered_by_id, made_from_id, authority_kind, original_id, sha512, size FROM trust_exhibit"
)
_HANDOVERS = "SELECT id, exhibit_id, giver_id, recipient_id, place, reason FROM trust_handover"
_ANSWERS = (
    "SELECT a.handover_id, h.exhibit_id, a.answered_by_id, a.kind, a.reason"
    " FROM trust_handover_answer AS a JOIN trust_handover AS h ON h.id = a.handover_id"
)
_EVENTS = (
    "SELECT verb, actor, objects_seen, details, words FROM trust_event"
    " WHERE verb = ANY(%s) AND key IS NOT NULL ORDER BY at"
)
_LONGEST_INTAKE = 3_600  # seconds
#: What is wrong with bytes, as the log's verification says it. A file still being read in is not wrong.
_BYTES = {
    Wrong.MISSING: "original-missing",
    Wrong.SIZE: "original-altered",
    Wrong.DIGEST: "original-altered",
    Wrong.EXHIBIT: "exhibit-bytes",
    Wrong.NO_ORIGINAL: "original-missing",
    Wrong.UNEXPECTED: "original-stray",
}
_ROWS = {
    Unlike.ALTERED: "exhibit-altered",
    Unlike.UNRECORDED: "exhibit-unrecorded",
    Unlike.GONE: "exhibit-gone",
}


def custody_problems(cursor: CursorWrapper) -> Iterator[Problem]:
    """What is wrong with what is kept, in the keeper's transaction."""
    yield from _bytes(cursor)
    yield from _acts(cursor)


def _bytes(cursor: CursorWrapper) -> Iterator[Problem]:
    cursor.execute(_ORIGINALS)
    originals = cursor.fetchall()
    cursor.execute(_CITED)
    exhibits = cursor.fetchall()
    for found in checking.problems(Path(settings.CUSTODY_FOLDER), originals, exhibits):
        if found.wrong in _BYTES and not _arriving(found):
            place = found.place if found.exhibit is None else f"exhibit {show(found.exhibit)}"
            yield Problem(place, _BYTES[found.wrong])


def _arriving(found: checking.Problem) -> bool:
    """Whether it is a file whose row may not be committed yet: it was put there a moment ago."""
    if found.wrong is not Wrong.UNEXPECTED:
        return False
    try:
        return time.time() - (Path(settings.CUSTODY_FOLDER) / found.place).lstat().st_mtime < _LONGEST_INTAKE
    except OSError:
        return True


def _acts(cursor: CursorWrapper) -> Iterator[Problem]:
    rows = list(_rows(cursor))
    cursor.execute(_EVENTS, [sorted(recorded.TELLING)])
    events = (
        Told(verb, actor, tuple(objects), orjson.loads(details), orjson.loads(words))
        for verb, actor, objects, details, words in cursor.fetchall()
    )
    for kind, told in recorded.unlike(rows, events):
        verb, identifier = told.row
        yield Problem(f"{verb} {show(identifier)}", _ROWS[kind])


def _rows(cursor: CursorWrapper) -> Iterator[Told]:
    """What the events of these rows must say."""
    cursor.execute(_EXHIBITS)
    for identifier, by, made_from, authority, *digests in cursor.fetchall():
        yield recorded.of_exhibit(identifier, by, made_from, authority, (digests[0], digests[1], digests[2]))
    cursor.execute(_HANDOVERS)
    for identifier, exhibit, giver, recipient, place, reason in cursor.fetchall():
        yield recorded.of_handover(identifier, exhibit, (giver, recipient), place, reason)
    cursor.execute(_ANSWERS)
    for handover, exhibit, by, kind, reason in cursor.fetchall():
        yield recorded.of_answer(handover, exhibit, by, kind, reason)
