"""Rows of one sheet of an Excel file, read as a stream; the last calculated values, never formulas."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.errors import Damaged, OverLimit, Unreadable
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.inspecting import inspected
from tamarack.intelligence.intake.readers.packages import check_package
from tamarack.intelligence.intake.readers.reasons import refused
from tamarack.intelligence.intake.readers.rows import LOOKED_AT, Row, column_names, find_header, numbered

#: The most rows that a sheet can have (ECMA-376, and Excel); more is a lie that would keep us counting.
_MOST_ROWS = 1_048_576
_BATCH = 1_000


class SpreadsheetRows:
    """One sheet; `sheet` "" is the first one that has cells. `others` are the names of the rest."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        *,
        sheet: str = "",
        header: int | None = None,
        wanted: Sequence[str] = (),
    ) -> None:
        check_package(path, limits)
        self._path = path
        self._limits = limits
        with _opened(path) as book, _breaking("workbook"):
            self._sheet, self.others = self._choose(book, sheet)
            self.estimate = int(book[self._sheet].max_row or 0)
            first = _first(book, self._sheet, (header or 0) + 1)
        self._header_row = find_header(first, wanted) if header is None else header
        self.header = self._names(first)
        self.sample = [row for row in first[self._header_row :] if any(row)]

    def rows(self) -> Iterator[Row]:
        """The rows under the header, as wide as it at least; blank ones are counted and passed over."""
        width = len(self.header)
        padded = ((number, cells + [""] * (width - len(cells))) for number, cells in self._cells())
        try:
            for row in inspected(padded, self.header, "utf-8", self._limits):
                if isinstance(row, Rejection) or (row[0] > self._header_row and any(row[1])):
                    yield row
        except Unreadable as error:
            code = "over-limit" if isinstance(error, OverLimit) else "rest-unreadable"
            yield refused(code, error)

    def _names(self, first: list[list[str]]) -> list[str]:
        if 0 < self._header_row <= len(first):
            return column_names(first[self._header_row - 1])
        return numbered(max((len(row) for row in first), default=0))

    def _choose(self, book: Workbook, wanted: str) -> tuple[str, list[str]]:
        names = [sheet.title for sheet in book.worksheets]
        if wanted and wanted not in names:
            raise Damaged(place=f"sheet {wanted}", why="no such sheet", sheets=", ".join(names)[:200])
        chosen = wanted or next((name for name in names if any(map(any, _first(book, name, 1)))), "")
        if not chosen:
            raise Damaged(place="workbook", why="no sheet has cells")
        return chosen, [name for name in names if name != chosen]

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Number and texts of every row. Raises Damaged where the sheet breaks, OverLimit."""
        number = 0
        with _opened(self._path) as book:
            sheet = iter(book[self._sheet].iter_rows(values_only=True))
            while batch := _batch(sheet, number):
                for values in batch:
                    number += 1
                    if number > _MOST_ROWS:
                        raise OverLimit(place=f"row {number}", limit=_MOST_ROWS)
                    yield number, [as_text(value) for value in values]


def _batch(sheet: Iterator[tuple[object, ...]], number: int) -> list[tuple[object, ...]]:
    """Some more rows. openpyxl warns of dates out of range and the like: the text is taken all the same."""
    with warnings.catch_warnings(), _breaking(f"row {number + 1} or one of the {_BATCH} after it"):
        warnings.simplefilter("ignore")
        return list(islice(sheet, _BATCH))


@contextmanager
def _breaking(place: str) -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:  # openpyxl and expat raise a dozen kinds on files that break the rules
        raise Damaged(place=place, why=f"{type(error).__name__}: {error}"[:200]) from None


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """The workbook, as an open file: openpyxl judges a path by its suffix, and originals have none."""
    with path.open("rb") as file:
        with warnings.catch_warnings(), _breaking("workbook"):
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def as_text(value: object) -> str:
    """A cell as a person would write it: whole numbers without ".0", days without a midnight."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _first(book: Workbook, name: str, at_least: int) -> list[list[str]]:
    """The first rows of a sheet as texts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = islice(book[name].iter_rows(values_only=True), max(LOOKED_AT, at_least))
        return [[as_text(value) for value in row] for row in rows]
