"""Classes of records: what the wings above say of theirs, so that this room can dispose of it.

A wing registers each class once, where its app becomes ready (`intelligence/retaining.py`). The statements
are run in their order by the keeper, whose row-level security lets it reach only what is confirmed and due.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from tamarack.trust.markings.viewing import Look
from tamarack.trust.retention.errors import NoSuchRecord


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record as its class tells of it: its marking's number, the day on which its clock began, a name."""

    object: int
    marking: int
    begun: date
    label: str


@dataclass(frozen=True, slots=True)
class RecordClass:
    """A class of records.

    `begun_by` answers the viewer's own records whose clock began by a day, oldest first, at most so many;
    `known` the records of these identifiers that the viewer may see; `with_them` adds what goes along.
    In SQL, with `%(objects)s` the list of identifiers: `begun` gives (object, moment) again to the keeper;
    `named` every identifier that events name for what goes; `originals` the digests whose bytes may go;
    `statements` delete, the records themselves last, one row for each.
    """

    name: str
    route: str
    begun_by: Callable[[Look, date, int], list[Candidate]]
    known: Callable[[Look, Collection[int]], list[Candidate]]
    with_them: Callable[[Look, Collection[int]], list[int]]
    begun: str
    named: str
    originals: str
    statements: tuple[tuple[str, str], ...]


_known: dict[str, RecordClass] = {}


def register(record_class: RecordClass) -> None:
    """Make a class known; doing it twice changes nothing."""
    _known[record_class.name] = record_class


def record_classes() -> list[RecordClass]:
    """The classes that can be disposed of, by name."""
    return [_known[name] for name in sorted(_known)]


def class_named(name: str) -> RecordClass:
    """The class of that name. Raises NoSuchRecord."""
    if name not in _known:
        raise NoSuchRecord(record_class=name)
    return _known[name]
