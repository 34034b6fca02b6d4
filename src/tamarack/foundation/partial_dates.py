"""Dates known to the year, the month or the day, and reading them without guessing.

A partial date is the interval of days that it may mean. Reading never shifts an impossible
date, never chooses between day-month and month-day, and never chooses a century: it says so,
and lists the readings.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import total_ordering
from itertools import product
from typing import Literal

from tamarack.foundation.errors import BadInput
from tamarack.foundation.folding import fold
from tamarack.foundation.month_names import (
    ABOUT_WORDS,
    MONTHS,
    PART_WORDS,
    PLACEHOLDERS,
    SILENT_WORDS,
    WEEKDAYS,
)


class BadDate(BadInput):
    """Text or numbers that are no date of the Gregorian calendar."""

    code = "bad-date"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: an interval of days.

    Sorted by the first day, then by the last: 1961-01-01 < 1961-01 < 1961 < 1961-02.
    Raises BadDate for a day that the calendar lacks (30 February), or a day without its month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not _exists(self.year, self.month, self.day):
            raise BadDate(year=self.year, month=self.month, day=self.day)

    def first(self) -> date:
        """The earliest day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The latest day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def iso(self) -> str:
        """ISO 8601 at its own precision: "1961", "1961-07", "1961-07-04"."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both may mean the same day."""
        return self.first() <= other.last() and other.first() <= self.last()

    def before(self, other: PartialDate) -> bool:
        """Whether it is surely earlier: every day it may mean comes before every day of `other`."""
        return self.last() < other.first()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first(), self.last()) < (other.first(), other.last())


def _exists(year: int, month: int | None, day: int | None) -> bool:
    if not 1 <= year <= 9999 or (month is None and day is not None):
        return False
    if month is None:
        return True
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])


_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_iso(text: str) -> PartialDate:
    """The date that `PartialDate.iso` wrote. Raises BadDate for anything else."""
    found = _ISO.fullmatch(text)
    if not found:
        raise BadDate(text=text[:40])
    return PartialDate(*(int(part) if part else None for part in found.groups()))  # type: ignore[arg-type]


Order = Literal["dmy", "mdy"]
Why = Literal["impossible", "ambiguous", "unread", ""]


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a written date says: one date; or none, the possible readings, and the reason.

    `about` is set when the writing itself calls the date approximate ("circa 1980").
    """

    date: PartialDate | None
    alternatives: tuple[PartialDate, ...] = ()
    why: Why = ""
    about: bool = False


_UNREAD = ReadDate(None, why="unread")
_IMPOSSIBLE = ReadDate(None, why="impossible")
_LONGEST = 80
#: Years outside are read as nothing: 1300–1450 is likely a year of the Persian or Muslim calendar,
#: 2450–2600 of the Buddhist one, and converting would be guessing.
_YEARS = range(1500, 2200)
_TIME = re.compile(r"(?<=[0-9])[T ]\s*[0-9]{1,2}:[0-9]{2}.*\Z", re.DOTALL)
_HELD_PLACES = re.compile(r"[?_*]+|(?<![0-9])-{2,}")
_PIECES = re.compile(r"[a-z]+|[0-9]+")

#: One piece of a written date: digits, a month by name (negative: −7 is "July"), or an unknown part.
_Piece = str | int | None


def read_date(text: str, order: Order | None = None) -> ReadDate:
    """The date that `text` writes, in figures or with English or French month names.

    `order` says which comes first in a date all of figures; without it 02/03/1980 is ambiguous
    and both readings are listed, while 13/02/1980 is not. 00 and dd, mm, jj, xx, ?? stand for
    parts not known. A year of two digits is listed in both centuries.
    """
    if len(text) > _LONGEST:
        return _UNREAD
    words = _PIECES.findall(fold(_HELD_PLACES.sub(" xx ", _TIME.sub("", text.strip()))))
    about = not ABOUT_WORDS.isdisjoint(words)
    pieces = _pieces(words)
    if pieces is None:
        return _UNREAD
    return replace(_settle(_readings(pieces, order)), about=about)


def _pieces(words: list[str]) -> list[_Piece] | None:
    """The words that count, or None when there is a word that no date has."""
    pieces: list[_Piece] = []
    for word in words:
        if word.isdigit():
            pieces.append(None if len(word) < 3 and int(word) == 0 else word)
        elif word in MONTHS:
            pieces.append(-MONTHS[word])
        elif word in PLACEHOLDERS:
            pieces.append(None)
        elif word not in ABOUT_WORDS | PART_WORDS | SILENT_WORDS | WEEKDAYS:
            return None
    return pieces


#: A reading: year, month, day, each None when not known.
_Reading = tuple[int, int | None, int | None]


def _settle(readings: list[_Reading]) -> ReadDate:
    """One answer from the readings that the writing allows."""
    if not readings:
        return _UNREAD
    possible = sorted({PartialDate(*reading) for reading in readings if _exists(*reading)})
    if not possible:
        return _IMPOSSIBLE
    if len(possible) == 1:
        return ReadDate(possible[0])
    return ReadDate(None, tuple(possible), "ambiguous")


def _readings(pieces: list[_Piece], order: Order | None) -> list[_Reading]:
    if len(pieces) == 1:
        return _from_one(pieces[0])
    if len(pieces) == 2:
        return [*_from_two(pieces[0], pieces[1]), *_from_two(pieces[1], pieces[0])]
    if len(pieces) != 3:
        return []
    if any(isinstance(piece, int) for piece in pieces):
        return _with_month_name(pieces)
    return _in_figures(pieces, order)


def _years(piece: _Piece) -> list[int]:
    """The years that a piece may mean: one for four digits, two for two digits."""
    if not isinstance(piece, str):
        return []
    if len(piece) == 4 and int(piece) in _YEARS:
        return [int(piece)]
    return [1900 + int(piece), 2000 + int(piece)] if len(piece) == 2 else []


def _full_years(piece: _Piece) -> list[int]:
    return _years(piece) if isinstance(piece, str) and len(piece) == 4 else []


def _part(piece: _Piece) -> int | None:
    """A day or month, None when not known."""
    if isinstance(piece, str):
        return int(piece)
    return -piece if piece is not None else None


def _is_part(piece: _Piece) -> bool:
    """Whether it can be a day or a month: not known, or one or two digits."""
    return piece is None or (isinstance(piece, str) and len(piece) < 3)


def _dated(year: int, month: int | None, day: int | None) -> _Reading:
    """A day whose month is not known says no more than the year."""
    return (year, month, None if month is None else day)


def _from_one(piece: _Piece) -> list[_Reading]:
    if isinstance(piece, str) and len(piece) == 8 and int(piece[:4]) in _YEARS:
        return [_dated(int(piece[:4]), int(piece[4:6]) or None, int(piece[6:]) or None)]
    return [(year, None, None) for year in _full_years(piece)]


def _from_two(first: _Piece, second: _Piece) -> list[_Reading]:
    """A month (by name, in figures, or not known) and a year of four digits."""
    if isinstance(first, str) and len(first) > 2:
        return []
    return [(year, _part(first), None) for year in _full_years(second)]


def _with_month_name(pieces: list[_Piece]) -> list[_Reading]:
    """4 July 1961, July 4 1961, 1961 July 4."""
    month, *more = (-piece for piece in pieces if isinstance(piece, int))
    others = [piece for piece in pieces if not isinstance(piece, int)]
    if more or isinstance(pieces[2], int):
        return []
    first, last = others
    if isinstance(first, str) and len(first) == 4:
        first, last = last, first
    return [(year, month, _part(first)) for year in _years(last)] if _is_part(first) else []


def _in_figures(pieces: list[_Piece], order: Order | None) -> list[_Reading]:
    one, two, three = pieces
    if not _is_part(two) or (not _is_part(one) and not _is_part(three)):
        return []
    if not _is_part(one):
        return [_dated(year, _part(two), _part(three)) for year in _years(one)]
    readings: list[_Reading] = []
    for year, written in product(_years(three), _orders(one, two, order)):
        month, day = (two, one) if written == "dmy" else (one, two)
        readings.append(_dated(year, _part(month), _part(day)))
    if order is None and three is not None and _is_part(three):
        readings += [_dated(year, _part(two), _part(three)) for year in _years(one)]
    return readings


def _orders(one: _Piece, two: _Piece, order: Order | None) -> tuple[Order, ...]:
    """The orders to try. In 00/07/1961 the part that is known is the month, unless the order is given."""
    if order:
        return (order,)
    if one is None or two is None:
        return ("dmy",) if one is None else ("mdy",)
    return ("dmy", "mdy")
