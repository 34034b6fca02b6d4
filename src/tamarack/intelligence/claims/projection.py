"""Projection: from the claims that a viewer sees to what they are shown. Pure, and the same for every face.

Nothing here asks the store: give it other claims and it shows something else, and it remembers none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from tamarack.intelligence.vocabulary import vocabulary
from tamarack.intelligence.vocabulary.schema import Property, Schema

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a projection reads it. `grade` and `marking` are the store's numbers for them."""

    id: int
    entity: int
    schema: str
    property: str
    kind: str
    value: str
    normal: str
    target: int | None
    report: int
    grade: int
    marking: int
    said_on: str
    place: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property, with everything that says so; spellings of one normal value are together."""

    value: str
    normal: str
    target: int | None
    said: tuple[Said, ...]

    @property
    def reports(self) -> int:
        """How many reports say so. (How many *independent origins*: see grading/corroboration.)"""
        return len({claim.report for claim in self.said})


@dataclass(frozen=True, slots=True)
class Line:
    """A property and its values side by side; `conflicting` when a thing has one of these and has several."""

    property: Property
    values: tuple[Value, ...]
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Another entity that points at this one, or that this one is tied to through `via`."""

    property: Property
    outgoing: bool
    entity: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated thing in a chronology. `date` is a partial ISO date."""

    date: str
    entity: int
    property: Property
    said: tuple[Said, ...]


#: Of these a person or thing has one, so that two are a conflict to look into.
SINGULAR = frozenset(
    {"birthDate", "deathDate", "gender", "vin", "imei", "number", "registrationNumber", "birthPlace"}
)
#: What names a thing that has none of its schema's own captions.
_NAMING_ANYTHING = ("name", "number", "summary")


def schema_of(claims: Iterable[Said]) -> Schema:
    """The most specific schema that claims give; of two that don't extend each other the more frequent."""
    return most_specific(Counter(claim.schema for claim in claims))


def most_specific(counts: Mapping[str, int]) -> Schema:
    """The same, from how many claims give each schema."""
    words = vocabulary()
    specific = [
        name for name in counts if not any(other != name and words.is_a(other, name) for other in counts)
    ]
    return words.schema(max(specific, key=lambda name: (counts[name], name)))


def label_of(claims: Sequence[Said]) -> str:
    """How the entity is named: by the first caption property that is said of it; the most reported value,
    then the longest, then the first of the alphabet."""
    return label_under(schema_of(claims), claims)


def label_under(schema: Schema, claims: Iterable[Said]) -> str:
    """The same, where the schema is known; of the claims only those of `naming_properties` take part."""
    by_property = _stated(claims)
    for name in (*schema.caption, *_NAMING_ANYTHING):
        if name in by_property:
            values = _values(by_property[name])
            return max(values, key=lambda value: (value.reports, len(value.value), value.value)).value
    return ""


@cache
def naming_properties() -> tuple[str, ...]:
    """Every property that may name a thing of some schema."""
    captions = (name for schema in vocabulary().schemata.values() for name in schema.caption)
    return tuple(sorted({*captions, *_NAMING_ANYTHING}))


def lines(claims: Sequence[Said]) -> list[Line]:
    """The properties that are said of one entity, featured ones first, links to others left out."""
    schema = schema_of(claims)
    by_property = _stated(claims)
    order = {name: place for place, name in enumerate(schema.featured)}
    found = []
    for name in sorted(by_property, key=lambda name: (order.get(name, len(order)), name)):
        group = by_property[name]
        values = tuple(_values(group))
        declared = vocabulary().property_of(group[0].schema, name)
        found.append(Line(declared, values, name in SINGULAR and _conflict(values)))
    return found


def links(own: Sequence[Said], arriving: Sequence[Said]) -> list[Link]:
    """The ties of one entity: what it points at, and what points at it."""
    ends: dict[tuple[str, str, bool, int], list[Said]] = defaultdict(list)
    for claim in own:
        if claim.target is not None:
            ends[claim.schema, claim.property, True, claim.target].append(claim)
    for claim in arriving:
        ends[claim.schema, claim.property, False, claim.entity].append(claim)
    return [
        Link(vocabulary().property_of(schema, name), outgoing, other, tuple(said))
        for (schema, name, outgoing, other), said in sorted(ends.items())
    ]


def chronology(claims: Sequence[Said]) -> list[Moment]:
    """Everything dated among the claims, oldest first; a partial date stands at its beginning."""
    dated = grouped(
        (claim for claim in claims if claim.kind == "date" and claim.normal),
        lambda claim: (claim.normal, claim.entity, claim.schema, claim.property),
    )
    return [
        Moment(date, entity, vocabulary().property_of(schema, name), tuple(said))
        for (date, entity, schema, name), said in sorted(dated.items())
    ]


def labels(claims: Iterable[Said]) -> dict[int, tuple[str, Schema]]:
    """Name and schema of every entity that the claims speak of."""
    by_entity = grouped(claims, lambda claim: claim.entity)
    return {entity: (label_of(said), schema_of(said)) for entity, said in by_entity.items()}


def grouped(claims: Iterable[Said], key: Callable[[Said], _Key]) -> Mapping[_Key, list[Said]]:
    """The claims by whatever `key` says of each, in their order."""
    groups: dict[_Key, list[Said]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups


def _stated(claims: Iterable[Said]) -> Mapping[str, list[Said]]:
    """The claims by property, links to others left out."""
    return grouped((claim for claim in claims if claim.target is None), lambda claim: claim.property)


def _values(claims: Sequence[Said]) -> list[Value]:
    groups = grouped(claims, lambda claim: (claim.normal or claim.value, claim.target))
    found = [
        Value(
            _spelling(said), normal, target, tuple(sorted(said, key=lambda claim: (claim.said_on, claim.id)))
        )
        for (normal, target), said in groups.items()
    ]
    return sorted(found, key=lambda value: (-value.reports, value.value))


def _spelling(said: Sequence[Said]) -> str:
    counts = Counter(claim.value for claim in said)
    return max(counts, key=lambda value: (counts[value], len(value), value))


def _conflict(values: Sequence[Value]) -> bool:
    """Several values conflict unless each is only a less exact writing of the longest (1961 and 1961-07)."""
    longest = max((value.normal for value in values), key=len, default="")
    return any(not longest.startswith(value.normal) for value in values)
