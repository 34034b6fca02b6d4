"""Dates in cells: kept as they stand when they can be read, written in ISO when the mapping was needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from tamarack.foundation.partial_dates import BadDate, Order, parse_iso, read_date

#: The value to state, or None and the code of why not.
Dated = tuple[str | None, str]

_WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9:]{2,6})?"
)
_TIMES = ("%H", "%I", "%M", "%S", "%f", "%X", "%c")
_DAYS = ("%d", "%j", "%x", "%c", "%U", "%W")
_MONTHS = ("%m", "%b", "%B")


def date_reader(order: Order | None, written: str) -> Callable[[str], Dated]:
    """A function from a cell's text to its date, remembering the last few thousand answers.

    A date in ISO form stays as it is, partial or with a time. Without `order` and format, any
    other writing that has one reading also stays as it is, since what the report said is the
    evidence; where only the mapping's order or strptime format tells, the answer is ISO.
    """

    @lru_cache(maxsize=8192)
    def read(text: str) -> Dated:
        if written:
            return _formatted(text, written)
        return _iso(text) or _free(text, order)

    return read


def _iso(text: str) -> Dated | None:
    timed = _WITH_TIME.fullmatch(text)
    try:
        parse_iso(timed[1] if timed else text)
    except BadDate:
        return None
    return text, ""


def _free(text: str, order: Order | None) -> Dated:
    found = read_date(text, order)
    if found.date is None:
        return None, "ambiguous-date" if found.why == "ambiguous" else "bad-date"
    told_alone = order is None or found.about or read_date(text).date == found.date
    return (text if told_alone else found.date.iso()), ""


def _formatted(text: str, written: str) -> Dated:
    try:
        read = datetime.strptime(text, written)  # noqa: DTZ007 - local time of the report, zone unknown
    except ValueError:
        return None, "bad-date"
    if any(part in written for part in _TIMES):
        return read.isoformat(), ""
    if any(part in written for part in _DAYS):
        return read.date().isoformat(), ""
    return (
        f"{read.year:04}-{read.month:02}" if any(part in written for part in _MONTHS) else f"{read.year:04}"
    ), ""
