"""Emptying the log's events of what they name. Their leaves stay, and so does every proof.

What an event names stands in the log only as a commitment under the event's own key: the commitment is kept,
the key goes with what it opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

from tamarack.trust.audit.leaves import COLUMNS, commitment_of, event_row

_TOGETHER = 1_000  # events in memory at a time
_FOUND = f"SELECT {', '.join(COLUMNS)} FROM trust_event WHERE id = ANY(%s)"  # noqa: S608  (our own names)
_EMPTIED = """
UPDATE trust_event AS e SET committed = made.committed, key = NULL,
    objects_seen = '{}', markings = '{}', details = '{}', words = '{}'
FROM unnest(%s::bigint[], %s::bytea[]) AS made(id, committed) WHERE e.id = made.id
"""
_NAMING = "SELECT id FROM trust_event WHERE objects_seen && %s::bigint[] AND key IS NOT NULL ORDER BY id"
_UNDER = "INSERT INTO trust_disposedevent (event, tombstone_id) SELECT unnest(%s::bigint[]), %s"


def empty_events(cursor: CursorWrapper, named: Sequence[int]) -> list[int]:
    """Empty every event that names any of these, in the keeper's transaction. Returns the events."""
    cursor.execute(_NAMING, [list(named)])
    events = [event for (event,) in cursor.fetchall()]
    for at in range(0, len(events), _TOGETHER):
        cursor.execute(_FOUND, [events[at : at + _TOGETHER]])
        made = {row.id: commitment_of(row) for row in map(event_row, cursor.fetchall())}
        cursor.execute(_EMPTIED, [list(made), list(made.values())])
    return events


def note_emptied(cursor: CursorWrapper, events: Sequence[int], tombstone: int) -> None:
    """Tell under which tombstone they were emptied: whoever verifies the log can say it was lawful."""
    cursor.execute(_UNDER, [list(events), tombstone])


def lawfully_emptied(cursor: CursorWrapper, events: Sequence[int]) -> dict[int, int]:
    """Of these events those emptied lawfully, each with its tombstone. For the keeper, who verifies."""
    cursor.execute(
        "SELECT event, tombstone_id FROM trust_disposedevent WHERE event = ANY(%s)", [list(events)]
    )
    return dict(cursor.fetchall())
