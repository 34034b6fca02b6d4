"""What every kind of table gives: a header, and rows one at a time with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from tamarack.intelligence.intake.draft import Rejection

#: Rows looked at to find the header, the delimiter, and a mapping to suggest.
LOOKED_AT = 50

_NUMERIC = re.compile(r"[\s\d.,:/+()\-]+")

#: The number of a row as spreadsheets count (the first is 1), and its cells; or what could not be read.
Row = tuple[int, list[str]] | Rejection


class RowSource(Protocol):
    """A table that can be read from its beginning, as often as asked."""

    @property
    def header(self) -> list[str]:
        """The names of the columns."""

    @property
    def sample(self) -> list[list[str]]:
        """The first rows under the header."""

    @property
    def estimate(self) -> int:
        """About how many rows there are."""

    def rows(self) -> Iterator[Row]:
        """The rows under the header. A row may be shorter or longer than the header."""


def find_header(first: Sequence[Sequence[str]], wanted: Sequence[str] = ()) -> int:
    """Which of the first rows names the columns, counting from 1; 0 when none does.

    It is the first row that holds all the `wanted` names; else the first that is as full as the
    table is wide, with distinct texts and no number or date in it. A title above the table is
    narrower; a table of numbers has no such row.
    """
    names = {loosely(name) for name in wanted}
    lengths = [len(row) for row in first if row]
    usual = max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)
    width = max((_filled(row) for row in first if len(row) == usual), default=0)
    likely = 0
    for number, row in enumerate(first, 1):
        if names and names <= {loosely(cell) for cell in row}:
            return number
        if not likely and width and _filled(row) == width and _names(row):
            likely = number
    return likely


def loosely(name: str) -> str:
    """A column's name without regard to case and spaces."""
    return " ".join(name.split()).casefold()


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _names(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    distinct = len({cell.casefold() for cell in cells}) == len(cells)
    return distinct and not any(_NUMERIC.fullmatch(cell) or len(cell) > 100 for cell in cells)


def column_names(cells: Sequence[str]) -> list[str]:
    """The header as columns are called: blank ones by number, a name used twice as "name (2)"."""
    seen: dict[str, int] = {}
    names: list[str] = []
    for at, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or str(at)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    while names and not cells[len(names) - 1].strip():
        names.pop()
    return names


def numbered(width: int) -> list[str]:
    """The names of columns that have none: "1", "2", …"""
    return [str(at) for at in range(1, width + 1)]
