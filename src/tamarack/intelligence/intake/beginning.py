"""Beginning to read what was handed in: how its columns are read, if it is a table; then the work."""

from __future__ import annotations

from typing import Any

from tamarack.intelligence.intake.draft import Original
from tamarack.intelligence.intake.errors import MappingNeeded, Unreadable
from tamarack.intelligence.intake.jobs import TASK
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.sources.queries import remembered_mapping
from tamarack.jobs.actions import enqueue
from tamarack.jobs.queries import Job
from tamarack.trust.custody import originals
from tamarack.trust.markings.viewing import Look

AT_ONCE = 200_000  # bytes of a text that are read while the officer waits


def mapping_needed(intake: Intake) -> MappingNeeded | None:
    """The table's header and a mapping to start from, if the original is a table that has none."""
    if intake.mapping is not None:
        return None
    original = Original(originals.opened(intake.original_id), intake.name)
    try:
        next(iter(read_original(original, None)), None)
    except MappingNeeded as needed:
        return needed
    except Unreadable:
        return None  # the work tells why, and the original is kept
    return None


def title_of(text: str) -> str:
    """The title of a pasted text that came without one: its first line that is not blank, 120 characters."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]


def header_of(needed: MappingNeeded) -> str:
    """The columns of a table, as a mapping is remembered for them."""
    return "\x1f".join(needed.header)


def begin(look: Look, intake: Intake, mapping: dict[str, Any] | None = None) -> Job:
    """Queue the reading. A table is read with `mapping`, or as its source's tables with these columns were.

    Raises MappingNeeded where nobody has said how.
    """
    chosen = mapping
    if chosen is None and (needed := mapping_needed(intake)) is not None:
        chosen = remembered_mapping(look, intake.source_id, header_of(needed))
        if chosen is None:
            raise needed
    if chosen is not None:
        intake.mapping = chosen
        intake.save(update_fields=["mapping"])
    officer = look.viewer.officer
    return enqueue(
        TASK,
        owner=officer,
        subject=intake.id,
        intake=intake.id,
        officer=officer,
        purpose=look.purpose.value,
        reason=look.reason,
    )
