"""How the columns of a table become entities and their properties: a mapping that an officer can edit.

A mapping is plain data, kept as YAML or JSON and remembered for each source:

    entities:
      caller: {schema: Person, key: [source], properties: {name: source}}
      receiver: {schema: Person, key: [target], properties: {name: target}}
      call:
        schema: Call
        key: row
        properties:
          caller: {entity: caller}
          receiver: {entity: receiver}
          date: {column: day, order: dmy}

Key        `row`                       a new thing for each row of this file
           `[col, col]`                the source's own number: the same text is the same thing
           `{columns: [col], space: people}`   the same, shared with other schemata that name this space
           `{value: property}`         what it says is what it is (a telephone), whatever the source
Property   `col`, or one of, or a list of:
           `{column: col}`  with `split: ";"`, `codes: {M: male}`;
                            for dates `order: dmy` or `mdy`, or `format: "%d.%m.%Y"`
           `{columns: [col, col], join: " "}`
           `{constant: text}`
           `{entity: name}`            a link to another entity of the row
Beside     `encoding`, `delimiter`, `sheet`; `missing` (texts that mean nothing); `repeats: keep` (take in
`entities` repeated rows too); `header` (the row that names the columns; 0: none, they are "1", "2", …)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tamarack.foundation.partial_dates import Order
from tamarack.intelligence.intake.errors import BadMapping

KeyKind = Literal["row", "columns", "value"]


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """By what an entity is told apart: `names` are columns, or for kind "value" properties."""

    kind: KeyKind
    names: tuple[str, ...] = ()
    space: str = ""


@dataclass(frozen=True, slots=True)
class ValuePlan:
    """Where the values of one property come from; exactly one of `columns`, `constant`, `entity` is set."""

    property: str
    type: str
    place: str
    columns: tuple[str, ...] = ()
    join: str = " "
    split: str = ""
    constant: str = ""
    entity: str = ""
    order: Order | None = None
    format: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntityPlan:
    """One thing that each row tells of."""

    name: str
    schema: str
    key: KeyPlan
    values: tuple[ValuePlan, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A mapping that holds together and fits the vocabulary. `header` None: look for it."""

    entities: tuple[EntityPlan, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int | None = None
    missing: frozenset[str] = frozenset()
    keep_repeats: bool = False

    def columns(self) -> list[str]:
        """Every column that it reads, once, in the mapping's order."""
        named: dict[str, None] = {}
        for entity in self.entities:
            if entity.key.kind == "columns":
                named.update(dict.fromkeys(entity.key.names))
            for value in entity.values:
                named.update(dict.fromkeys(value.columns))
        return list(named)


def refuse(place: str, why: str, **facts: object) -> BadMapping:
    """The error for a mapping that is wrong at `place`."""
    return BadMapping(place=place, why=why, **facts)


def text_at(place: str, value: object) -> str:
    """A text or a number as text; anything else is refused."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refuse(place, "not-text", found=type(value).__name__)
    return str(value)


def texts_at(place: str, value: object) -> tuple[str, ...]:
    """A text, or a list of texts that is not empty."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return (str(value),)
    if not isinstance(value, Sequence) or isinstance(value, bytes) or not value:
        raise refuse(place, "not-a-list", found=type(value).__name__)
    return tuple(text_at(f"{place}.{at}", one) for at, one in enumerate(value, 1))


def table_at(place: str, value: object, allowed: frozenset[str] | None = None) -> Mapping[str, Any]:
    """A mapping whose names are all texts, and all among `allowed` when that is given."""
    if not isinstance(value, Mapping):
        raise refuse(place, "not-a-mapping", found=type(value).__name__)
    for name in value:
        if not isinstance(name, str) or (allowed is not None and name not in allowed):
            raise refuse(f"{place}.{name}" if place else str(name), "unknown-setting")
    return value
