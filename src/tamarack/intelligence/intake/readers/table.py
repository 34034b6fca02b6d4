"""Tables (CSV, TSV, Excel, Parquet) through a mapping: one report, its rows read as they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake import planning  # as a module: it imports this package in turn
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import EmptyFile, MappingNeeded, OverLimit
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.mapping import TableMapping
from tamarack.intelligence.intake.readers.compiled import RowReader, compile_rows
from tamarack.intelligence.intake.readers.delimited import DelimitedRows
from tamarack.intelligence.intake.readers.digest import digest_of
from tamarack.intelligence.intake.readers.parquet import ParquetRows
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.rows import RowSource
from tamarack.intelligence.intake.readers.spreadsheet import SpreadsheetRows
from tamarack.intelligence.intake.suggestion import suggest_mapping


def open_table(original: Original, kind: str, settings: TableMapping | None, limits: Limits) -> RowSource:
    """The rows of a file of `kind` "delimited", "xlsx" or "parquet". Raises Unreadable."""
    if kind == "parquet":
        return ParquetRows(original.path)
    known = settings or TableMapping(())
    wanted = known.columns()
    if kind == "xlsx":
        return SpreadsheetRows(original.path, limits, sheet=known.sheet, header=known.header, wanted=wanted)
    return DelimitedRows(
        original.path,
        limits,
        encoding=known.encoding,
        delimiter=known.delimiter,
        header=known.header,
        wanted=wanted,
    )


def read_table(
    original: Original, mapping: Mapping[str, Any] | None, kind: str, limits: Limits = LIMITS
) -> Iterator[Draft | Rejection]:
    """The one report that the table is. Raises Unreadable, BadMapping, MappingNeeded, MissingColumns."""
    settings = planning.plan(mapping) if mapping else None
    source = open_table(original, kind, settings, limits)
    if not source.header:
        raise EmptyFile(place=original.name)
    if len(source.header) > limits.columns:
        raise OverLimit(place=original.name, limit=limits.columns, columns=len(source.header))
    if settings is None:
        suggestion = suggest_mapping(source.header, source.sample)
        raise MappingNeeded(place=original.name, header=source.header, suggestion=suggestion)
    digest = digest_of(original.path)
    reader = compile_rows(settings, source.header, digest[:16])
    yield from _notes(source)
    yield Draft(
        key=f"sha256:{digest}",
        title=original.name,
        statements=TableStatements(source, reader, limits, keep_repeats=settings.keep_repeats),
        rows=source.estimate,
    )


def _notes(source: RowSource) -> Iterator[Rejection]:
    if isinstance(source, DelimitedRows) and source.encoding.guessed:
        yield rejection("encoding-guessed", "", encoding=source.encoding.name)
    if isinstance(source, SpreadsheetRows) and source.others:
        yield rejection("sheets-not-read", "", sheets=", ".join(source.others)[:200])


class TableStatements:
    """The statements of a table, read anew at each iteration, one row at a time."""

    def __init__(self, source: RowSource, reader: RowReader, limits: Limits, *, keep_repeats: bool) -> None:
        self._source = source
        self._reader = reader
        self._limits = limits
        self._keep_repeats = keep_repeats

    def __iter__(self) -> Iterator[Statement | Rejection]:
        width = len(self._source.header)
        seen: set[int] = set()
        found: list[Statement | Rejection] = []
        for row in self._source.rows():
            if isinstance(row, Rejection):
                yield row
                continue
            number, cells = row
            if len(cells) != width:
                if code := misfit(cells, width):
                    yield rejection(code, f"row {number}", cells=len(cells), columns=width)
                    continue
                cells = cells[:width]
            if not self._keep_repeats and self._repeats(cells, seen):
                yield rejection("duplicate-row", f"row {number}")
                continue
            self._reader(cells, number, found.append)
            yield from found
            found.clear()

    def _repeats(self, cells: list[str], seen: set[int]) -> bool:
        mark = hash(tuple(cells))
        if mark in seen:
            return True
        if len(seen) < self._limits.remembered_rows:
            seen.add(mark)
        return False


def misfit(cells: list[str], width: int) -> str:
    """The code of why a row does not fit; "" when it only has blank cells past the last column."""
    if len(cells) < width:
        return "too-few-cells"
    return "too-many-cells" if any(cell.strip() for cell in cells[width:]) else ""
