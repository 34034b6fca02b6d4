"""Rows of a text table (CSV, TSV): its delimiter found, its broken rows told and passed over."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.encodings import Encoding, encoding_of, sample_of
from tamarack.intelligence.intake.readers.inspecting import inspected
from tamarack.intelligence.intake.readers.lines import Lines
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.rows import LOOKED_AT, Row, column_names, find_header, numbered

_DELIMITERS = ",;\t|"


class DelimitedRows:
    """A text table; `encoding`, `delimiter` and `header` (which holds `wanted`) are found when not given."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        *,
        encoding: str = "",
        delimiter: str = "",
        header: int | None = None,
        wanted: Sequence[str] = (),
    ) -> None:
        self._path = path
        self._limits = limits
        self._wanted = (header or 0) + 1
        with path.open("rb") as file:
            read = file.read(len(sample_of(bytes(1 << 20))) + 1)
        looked_at = sample_of(read)
        whole = len(read) == len(looked_at)
        self.encoding = _declared(encoding) if encoding else encoding_of(looked_at, whole=whole)
        self.delimiter = delimiter or find_delimiter(self._first_lines())
        self._width = 0
        first = self._first()
        self._header_row = find_header(first, wanted) if header is None else header
        self.header = self._names(first)
        self._width = len(self.header)
        self.sample = [row for row in first[self._header_row :] if row]
        self.estimate = self._estimate(looked_at)

    def rows(self) -> Iterator[Row]:
        """The rows under the header, numbered as spreadsheets count; blank ones are passed over."""
        for row in inspected(self._numbered(), self.header, self.encoding.name, self._limits):
            if isinstance(row, Rejection) or row[0] > self._header_row:
                yield row

    def _names(self, first: Sequence[Sequence[str]]) -> list[str]:
        if 0 < self._header_row <= len(first):
            return column_names(first[self._header_row - 1])
        return numbered(max((len(row) for row in first), default=0))

    def _first_lines(self) -> list[str]:
        lines = Lines(self._path, self.encoding.name, self._limits.line_bytes)
        return [line for line, _ in zip(lines, range(LOOKED_AT), strict=False)]

    def _first(self) -> list[list[str]]:
        """The first rows, with blanks where a row could not be read, so that the count stays true."""
        first: list[list[str]] = []
        for row in self._numbered():
            number, cells = (_number(row), []) if isinstance(row, Rejection) else row
            if number > max(LOOKED_AT, self._wanted):
                break
            first.extend([] for _ in range(number - len(first) - 1))
            first.append(cells)
        return first

    def _estimate(self, looked_at: bytes) -> int:
        lines = looked_at.count(b"\n") + 1
        return round(lines * self._path.stat().st_size / max(len(looked_at), 1)) - self._header_row

    def _numbered(self) -> Iterator[Row]:
        yield from _Recovering(
            Lines(self._path, self.encoding.name, self._limits.line_bytes),
            self.delimiter,
            self._limits,
            self._width,
        )


def _declared(encoding: str) -> Encoding:
    """A byte-order mark is no part of the first column's name, whatever the mapping says."""
    return Encoding("utf-8-sig" if encoding in ("utf-8", "utf8") else encoding)


def _number(told: Rejection) -> int:
    return int(told.place.removeprefix("row ").split(",")[0])


def find_delimiter(first: Sequence[str]) -> str:
    """Which of comma, semicolon, tab and bar splits the lines into the same number of cells, and the most."""

    def merit(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(first, delimiter=delimiter) if row]
        except csv.Error:
            return (0.0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, usual)

    best = max(_DELIMITERS, key=merit)
    return best if merit(best)[0] else ","


class _Recovering:
    """Rows read so that one runaway quotation mark costs one row.

    When quotation marks do not pair, the parser would take the following lines for one cell.
    The row is then refused, and its lines after the first are read again as rows, at most
    `limits.recoveries` times in a file.
    """

    def __init__(self, lines: Lines, delimiter: str, limits: Limits, width: int) -> None:
        self._lines = lines
        self._source = iter(lines)
        self._delimiter = delimiter
        self._limits = limits
        self._width = width  # 0: not known yet
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._left = limits.recoveries

    def __iter__(self) -> Iterator[Row]:
        number = 0
        reader = self._reader()
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._refused(number, error)
                self._recover()
                reader = self._reader()
                continue
            told = self._judged(number, cells)
            if told is not None:
                yield told
            self._taken.clear()

    def _reader(self) -> Iterator[list[str]]:
        return iter(csv.reader(self._feed(), delimiter=self._delimiter, strict=True))

    def _feed(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else next(self._source, None)
            if line is None:
                return
            self._taken.append(line)
            yield line

    def _recover(self) -> None:
        if self._left > 0:
            self._left -= 1
            self._again.extendleft(reversed(self._taken[1:]))
        self._taken.clear()

    def _refused(self, number: int, error: csv.Error) -> Rejection:
        if "field larger" in str(error) and len(self._taken) == 1:
            return rejection("cell-too-long", f"row {number}", limit=csv.field_size_limit())
        return rejection("bad-quotes", f"row {number}", lines=len(self._taken))

    def _judged(self, number: int, cells: list[str]) -> Row | None:
        """The row as it is to be given, None for a blank one."""
        if not cells:
            return None
        if len(cells) != self._width and len(self._taken) > 1 and self._width and self._left > 0:
            told = rejection("bad-quotes", f"row {number}", lines=len(self._taken))
            self._recover()
            return told
        return number, cells
