"""The schedules: read from their file, checked, and asked which applied on which day. No store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tamarack.trust.retention.clock import Period
from tamarack.trust.retention.errors import BadSchedules

_HERE = Path(__file__).parent


class Clock(StrEnum):
    """The event from which the days are counted."""

    LAST_USE = "last-use"
    RECEIVED = "received"
    HANDED_IN = "handed-in"
    NOTED = "noted"


class Confidence(StrEnum):
    """How sure it is that the authority says this."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    MEMORY = "memory"
    INTERPRETATION = "interpretation"


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages."""

    en: str
    fr: str

    def said(self, language: str) -> str:
        """In that language."""
        return self.fr if language.startswith("fr") else self.en


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a class of records is kept, from one day on."""

    id: str
    record_class: str
    valid_from: date
    title: Words
    clock: Clock
    minimum: Period
    maximum: Period | None
    authority: Words
    rule: str
    confidence: Confidence
    note: Words


@dataclass(frozen=True, slots=True)
class Book:
    """All schedules, and the classes they speak of."""

    classes: Mapping[str, Words]
    schedules: tuple[Schedule, ...]


@cache
def book() -> Book:
    """The schedules in their file. Raises BadSchedules."""
    return read_book(yaml.safe_load((_HERE / "schedules.yaml").read_text("utf-8")))


@cache
def uses() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The purposes and the verbs of a use for an administrative purpose."""
    read = yaml.safe_load((_HERE / "uses.yaml").read_text("utf-8"))
    return tuple(read["purposes"]), tuple(read["verbs"])


def schedule_on(record_class: str, day: date, schedules: Iterable[Schedule] | None = None) -> Schedule | None:
    """The schedule of that class in force on that day; none before the first one."""
    known = book().schedules if schedules is None else schedules
    standing = [one for one in known if one.record_class == record_class and one.valid_from <= day]
    return max(standing, key=lambda one: one.valid_from, default=None)


def schedule_by_id(identifier: str) -> Schedule:
    """The schedule of that name. Raises BadSchedules."""
    for one in book().schedules:
        if one.id == identifier:
            return one
    raise BadSchedules(place=identifier, problem="no such schedule")


def read_book(document: Any) -> Book:
    """The schedules of a document. Raises BadSchedules, naming the place."""
    if not isinstance(document, dict) or set(document) != {"classes", "schedules"}:
        raise BadSchedules(place="file", problem="not classes and schedules")
    classes = {str(name): _words(words, str(name)) for name, words in document["classes"].items()}
    schedules = tuple(_schedule(entry, at, classes) for at, entry in enumerate(document["schedules"]))
    names = [one.id for one in schedules] + [f"{one.record_class} {one.valid_from}" for one in schedules]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise BadSchedules(place=twice[0], problem="stands twice")
    return Book(classes, schedules)


_FIELDS = {"id", "class", "valid_from", "title", "clock", "minimum", "maximum", "authority", "rule",
           "confidence", "note"}  # fmt: skip


def _schedule(entry: Any, at: int, classes: Collection[str]) -> Schedule:
    place = f"schedule {at + 1}"
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        raise BadSchedules(place=place, problem="other fields than a schedule has")
    place = str(entry["id"])
    if entry["class"] not in classes:
        raise BadSchedules(place=place, problem="no such class")
    if type(entry["valid_from"]) is not date:
        raise BadSchedules(place=place, problem="valid_from is no date")
    minimum = _period(entry["minimum"], place)
    maximum = None if entry["maximum"] is None else _period(entry["maximum"], place)
    if maximum is not None and _length(maximum) < _length(minimum):
        raise BadSchedules(place=place, problem="the maximum is below the minimum")
    try:
        clock, confidence = Clock(entry["clock"]), Confidence(entry["confidence"])
    except ValueError as error:
        raise BadSchedules(place=place, problem=str(error)) from None
    return Schedule(
        id=place,
        record_class=entry["class"],
        valid_from=entry["valid_from"],
        title=_words(entry["title"], place),
        clock=clock,
        minimum=minimum,
        maximum=maximum,
        authority=_words(entry["authority"], place),
        rule=str(entry["rule"]),
        confidence=confidence,
        note=_words(entry["note"], place),
    )


def _period(said: Any, place: str) -> Period:
    if (
        not isinstance(said, dict)
        or not said
        or not set(said) <= {"years", "months", "days"}
        or not all(type(length) is int and length > 0 for length in said.values())
    ):
        raise BadSchedules(place=place, problem="no period")
    return Period(**said)


def _length(period: Period) -> int:
    return period.years * 372 + period.months * 31 + period.days


def _words(said: Any, place: str) -> Words:
    if (
        not isinstance(said, dict)
        or set(said) != {"en", "fr"}
        or not all(str(text).strip() for text in said.values())
    ):
        raise BadSchedules(place=place, problem="words are missing in one language")
    return Words(str(said["en"]), str(said["fr"]))
