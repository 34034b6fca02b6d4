"""What readers make of a file: drafts of reports, and what could not be read.

A reader is a pure function of a file and its mapping: it opens no store and decides nothing
about markings. It yields drafts in the file's order; each draft's statements are read lazily,
so a million rows never stand in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tamarack.intelligence.claims.statement import Statement


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that could not be taken in: where in the file, a stable code, the facts in words."""

    place: str
    code: str
    why: str


@dataclass(slots=True)
class Draft:
    """A report as read: not graded, not marked, not stored.

    `key` is stable for the same content (a list's own number, a file's name inside an
    archive), so that taking in the same file twice finds the same report. `text` is what
    officers read and cite; `said_on` is a partial ISO date ("2026", "2026-03", "2026-03-04")
    or "". `parts` are enclosed reports (attachments), `rows` an estimate for progress bars.
    """

    key: str
    title: str
    text: str = ""
    language: str = ""
    said_on: str = ""
    statements: Iterable[Statement | Rejection] = ()
    parts: list[Draft] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was given: where its bytes lie, and the name it came under."""

    path: Path
    name: str


#: A reader takes the original, and the mapping of a table (see `mapping.py`) or None.
Reader = Callable[[Original, Mapping[str, Any] | None], Iterator["Draft | Rejection"]]
