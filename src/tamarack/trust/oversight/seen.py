"""Events as the log gives them to this reader. Stands in for `trust/audit/queries.py` until it is merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look

_LOG = "SELECT * FROM tamarack_log(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Seen:
    """One event as far as its reader may see it."""

    id: int
    at: datetime
    actor: int | None
    channel: str
    purpose: str
    verb: str
    named: tuple[int, ...]
    hidden: bool
    details: dict[str, Any]
    words: dict[str, str]
    words_hidden: bool
    disposed: bool
    leaf: int | None


def log(
    viewer: Look,
    *,
    officers: Sequence[int] | None = None,
    record_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: tuple[datetime, int] | None = None,
    most: int = 100,
) -> list[Seen]:
    """Events, newest first, as far as the reader's sight and station go. Reading the log is in the log."""
    at, identifier = before or (None, None)
    whose = list(officers) if officers is not None else None
    asked = (whose, record_id, None, None, since, until, None, None, at, identifier, most)
    with connection.cursor() as cursor:
        cursor.execute(_LOG, asked)
        found = [Seen(*row[:6], tuple(row[6]), *row[7:]) for row in cursor.fetchall()]
    record("log.read", actor=viewer, details={"events": len(found)})
    return found
