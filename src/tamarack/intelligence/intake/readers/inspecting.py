"""Rows looked through for what no cell may hold: unreadable bytes, control characters, lines passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.lines import TOO_LONG, WIDE
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.rows import Row

_UNDECODED = re.compile("[\udc80-\udcff]")


def inspected(rows: Iterable[Row], header: Sequence[str], encoding: str, limits: Limits) -> Iterator[Row]:
    """The rows, with control characters taken out and told; rows that can't be read become rejections."""
    wide = encoding.startswith(WIDE)
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        # One look in C at the whole row: honest rows are printable and go on untouched.
        together = "".join(row[1])
        if together.isprintable() and not (wide and "\ufffd" in together):
            yield row
        elif TOO_LONG in together:
            yield rejection("line-too-long", f"row {row[0]}", limit=limits.line_bytes)
        else:
            yield from _cleaned(row[0], row[1], header, encoding, wide)


def _cleaned(
    number: int, cells: list[str], header: Sequence[str], encoding: str, wide: bool
) -> Iterator[Row]:
    kept: list[str] = []
    notes: list[Rejection] = []
    for at, cell in enumerate(cells):
        place = f"row {number}, column {header[at] if at < len(header) else at + 1}"
        if _UNDECODED.search(cell) or (wide and "\ufffd" in cell):
            yield rejection("undecodable", place, encoding=encoding)
            return
        text, told = cleaned(cell, place)
        kept.append(text)
        notes += told
    yield from notes
    yield number, kept
