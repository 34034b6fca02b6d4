"""Interning: equal markings are one row, and its number is its bit in every bitmap."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction
from django.db.models import Count, Max

from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.models import MarkingRow
from tamarack.trust.markings.portion import parse, render

_known: dict[str, dict[int, Marking]] = {}  # by database, since tests and twins have several
# Numbers given here and not known to be committed: should their transaction be undone, another process
# gives the number to another marking, and whoever remembered the first would open the second.
_unsure: dict[str, set[int]] = {}


def intern(marking: Marking) -> int:
    """The marking's number, given now if it has none."""
    for number, known in numbered().items():
        if known == marking:
            return number
    text = render(marking)
    # Numbers come from a sequence, so that a long transaction holds up nobody who needs another marking.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nextval('trust_marking_number')")
        number = cursor.fetchone()[0]
        unsure = _unsure.setdefault(_database(), set())
        unsure.add(number)
        MarkingRow.objects.bulk_create([MarkingRow(id=number, text=text)], ignore_conflicts=True)
        transaction.on_commit(partial(unsure.discard, number))
    return MarkingRow.objects.values_list("id", flat=True).get(text=text)


def number_of(marking: Marking) -> int:
    """The number of a marking that is likely known to this process already; given now if it has none."""
    unsure = _unsure.get(_database(), set())
    for number, known in _known.get(_database(), {}).items():
        if known == marking and number not in unsure:
            return number
    return intern(marking)


def lowest(numbers: Iterable[int]) -> int:
    """Of these markings one below which none of the others is: under it what they all mark is known."""
    distinct = sorted(set(numbers))
    kept = distinct[0]
    for number in distinct[1:]:
        if marking_of(kept).guards(marking_of(number)):
            kept = number
    return kept


def numbered() -> dict[int, Marking]:
    """Every interned marking by number, read again when there are more or others than were known.

    Numbers may commit out of their order, so how many there are tells as well as the highest. What this
    process is not sure of is not kept.
    """
    count, highest = MarkingRow.objects.aggregate(Count("id"), Max("id")).values()
    kept = _known.get(_database())
    if kept is not None and (len(kept), max(kept, default=None)) == (count, highest):
        return kept
    read = {number: parse(text) for number, text in MarkingRow.objects.values_list("id", "text")}
    if not read.keys() & _unsure.get(_database(), set()):
        _known[_database()] = read
    return read


def marking_of(number: int) -> Marking:
    """The marking with that number."""
    known = _known.get(_database(), {})
    return known[number] if number in known else numbered()[number]


def forget() -> None:
    """Drop what is remembered. For tests that swap databases under a name."""
    _known.clear()
    _unsure.clear()


def _database() -> str:
    return str(connection.settings_dict["NAME"])
