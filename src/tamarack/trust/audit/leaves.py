"""What of an event stands in the log, and what is only committed to there.

A leaf is the event's canonical bytes, form 1: who did what, when, by what way and for which purpose, and one
commitment to everything it names. The form is frozen by examples; another gets another number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson

from tamarack.foundation.canonical import canonical
from tamarack.foundation.commitment import commitment
from tamarack.foundation.identifiers import show

FORM = 1
COLUMNS = (
    "id", "at", "actor", "channel", "purpose", "verb", "objects_seen", "markings", "details", "words", "key",
    "committed", "form",
)  # fmt: skip


class EventRow(NamedTuple):
    """An event as its table holds it, in the order of COLUMNS."""

    id: int
    at: datetime
    actor: int | None
    channel: str
    purpose: str
    verb: str
    objects: Sequence[int]
    markings: Sequence[int | None]
    details: Mapping[str, Any]
    words: Mapping[str, str]
    key: bytes | None
    committed: bytes | None
    form: int


def event_row(columns: Sequence[Any]) -> EventRow:
    """The event of a row of COLUMNS, as Django's connection gives it: JSON is text there."""
    details, words = orjson.loads(columns[8]), orjson.loads(columns[9])
    return EventRow._make((*columns[:8], details, words, *columns[10:]))


class Named(NamedTuple):
    """What an event names, as it is committed to: each object with its marking's number, and words."""

    objects: list[list[str | int | None]]
    words: dict[str, Any]


def named(row: EventRow) -> Named:
    """What the event names. Its details stand among the words, under `details`."""
    pairs = zip(row.objects, row.markings, strict=True)
    return Named(
        objects=[[show(identifier), marking] for identifier, marking in pairs],
        words={**row.words, "details": dict(row.details)},
    )


def commitment_of(row: EventRow, kept: bytes = b"") -> bytes:
    """The commitment (32 bytes): made from what is named while its key is there, else as the log kept it.

    Raises NotCanonical for a row that no longer holds together.
    """
    if row.key is None:
        return kept or bytes(row.committed or b"")
    told = named(row)
    return bytes.fromhex(commitment(bytes(row.key), told.objects, told.words))


def event_bytes(row: EventRow, committed: bytes) -> bytes:
    """The canonical bytes of the event: what its leaf is the hash of. Raises NotCanonical."""
    return canonical(
        {
            "form": row.form,
            "id": show(row.id),
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
            "actor": None if row.actor is None else show(row.actor),
            "channel": row.channel,
            "purpose": row.purpose,
            "verb": row.verb,
            "commitment": committed.hex(),
        }
    )
