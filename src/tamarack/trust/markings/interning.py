"""Interning: equal markings are one row, and its number is its bit in every bitmap."""

from __future__ import annotations

from django.db import connection, transaction

from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.models import MarkingRow
from tamarack.trust.markings.portion import parse, render

_LOCK = 7_305_118  # one new number at a time
_known: dict[str, dict[int, Marking]] = {}  # by database, since tests and twins have several


def intern(marking: Marking) -> int:
    """The marking's number, given now if it has none."""
    for number, known in numbered().items():
        if known == marking:
            return number
    text = render(marking)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        found = MarkingRow.objects.filter(text=text).values_list("id", flat=True).first()
        if found is None:
            highest = MarkingRow.objects.order_by("-id").values_list("id", flat=True).first()
            found = 0 if highest is None else highest + 1
            MarkingRow.objects.bulk_create([MarkingRow(id=found, text=text)])
    return found


def numbered() -> dict[int, Marking]:
    """Every interned marking by number. Rows never change, so only new ones are read again."""
    known = _known.setdefault(str(connection.settings_dict["NAME"]), {})
    newest = MarkingRow.objects.filter(id__gt=max(known, default=-1))
    for number, text in newest.values_list("id", "text"):
        known[number] = parse(text)
    return known


def marking_of(number: int) -> Marking:
    """The marking with that number."""
    known = _known.get(str(connection.settings_dict["NAME"]), {})
    return known[number] if number in known else numbered()[number]


def forget() -> None:
    """Drop what is remembered. For tests that swap databases under a name."""
    _known.clear()
