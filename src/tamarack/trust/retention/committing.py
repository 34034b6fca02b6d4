"""The commitment to what an event names. A stand-in: at the merge `trust.audit.leaves` takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from tamarack.foundation.commitment import commitment
from tamarack.foundation.identifiers import show

COLUMNS = ("id", "objects_seen", "markings", "details", "words", "key")


class EventRow(NamedTuple):
    """Of an event what it names, in the order of COLUMNS."""

    id: int
    objects: Sequence[int]
    markings: Sequence[int | None]
    details: Any
    words: Any
    key: bytes


def event_row(columns: Sequence[Any]) -> EventRow:
    """The event of a row of COLUMNS, as Django's connection gives it: JSON is text there."""
    row = EventRow(*columns)
    return row._replace(details=orjson.loads(columns[3]), words=orjson.loads(columns[4]))


def commitment_of(row: EventRow) -> bytes:
    """The commitment (32 bytes) under the event's own key."""
    objects = [[show(one), marking] for one, marking in zip(row.objects, row.markings, strict=True)]
    return bytes.fromhex(commitment(bytes(row.key), objects, {**row.words, "details": row.details}))
