"""Reading the log. Reading it is in it.

What a reader's role lets them see of it, and what of an event's names their sight covers, is decided in the
database (`functions.READERS`): an auditor without a compartment sees that something happened and not what it
was about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from tamarack.trust.audit.actions import record
from tamarack.trust.audit.errors import NoSuchEvent
from tamarack.trust.audit.models import CheckpointRow
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.reasons import reason_for_log

MOST = 100  # events of a page
_LOG = (
    "SELECT id, at, actor, channel, purpose, verb, named, marks, hidden, details, words, words_mark,"
    " words_hidden, disposed, leaf"
    " FROM tamarack_log(%s::bigint[], %s, %s::text[], %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as one reader sees it.

    `marks` are the numbers of the markings under which it names things (None for what is unmarked),
    `words_mark` that of what was typed. `hidden`: it names something beyond this reader; `disposed`: it no
    longer says what it named; `leaf` is its number in the log, None until it is sealed.
    """

    id: int
    at: datetime
    actor: int | None
    channel: str
    purpose: str
    verb: str
    named: tuple[int, ...]
    marks: tuple[int | None, ...]
    hidden: bool
    details: dict[str, Any]
    words: dict[str, str]
    words_mark: int | None
    words_hidden: bool
    disposed: bool
    leaf: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the log: whose events, about which record, of which verbs, when, with which words.

    `before` is the moment and identifier at which the page before ended.
    """

    officers: Sequence[int] | None = None
    record: int | None = None
    verbs: Sequence[str] | None = None
    purpose: str = ""
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    before: tuple[datetime, int] | None = None


def log(viewer: Look, asked: Asked | None = None, *, most: int = MOST) -> list[Seen]:
    """Events, newest first, as far as this reader may know of them."""
    wanted = asked or Asked()
    found = _read(viewer, wanted, None, most)
    record(
        "log.read",
        actor=viewer,
        objects=[(one, None) for one in wanted.officers or ()],
        details={"record": wanted.record is not None, "events": len(found)},
        words=reason_for_log(viewer) | ({"asked": wanted.words} if wanted.words else {}),
    )
    return found


def event_by_id(viewer: Look, identifier: int) -> Seen:
    """One event. Raises NoSuchEvent."""
    found = _read(viewer, Asked(), identifier, 1)
    if not found:
        raise NoSuchEvent(id=identifier)
    record("log.read", actor=viewer, details={"events": 1}, words=reason_for_log(viewer))
    return found[0]


def checkpoints(viewer: Look, most: int = 50) -> list[CheckpointRow]:
    """The latest checkpoints, the newest first, with where they went."""
    require(viewer)
    return list(CheckpointRow.objects.prefetch_related("shipment_set").order_by("-size")[:most])


def _read(viewer: Look, asked: Asked, identifier: int | None, most: int) -> list[Seen]:
    require(viewer)
    at, last = asked.before or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(
            _LOG,
            [
                None if asked.officers is None else list(asked.officers),
                asked.record,
                None if asked.verbs is None else list(asked.verbs),
                asked.purpose or None,
                asked.since,
                asked.until,
                asked.words or None,
                identifier,
                at,
                last,
                most,
            ],
        )
        return [_seen(row) for row in cursor.fetchall()]


def _seen(row: tuple[Any, ...]) -> Seen:
    columns = list(row)
    columns[6], columns[7] = tuple(row[6]), tuple(row[7])
    columns[9], columns[10] = orjson.loads(row[9]), orjson.loads(row[10])
    return Seen(*columns)
