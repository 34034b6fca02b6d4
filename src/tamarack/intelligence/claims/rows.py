"""From what a report says to the rows of its claims. No store: identifiers come from the site's key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from tamarack.foundation.folding import tokens
from tamarack.foundation.identifiers import keyed_id, new_ids
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.vocabulary import property_of
from tamarack.intelligence.vocabulary.normalising import normal

_DRAWN = 4096  # identifiers drawn from the system's generator at a time
LONGEST_NORMAL = 500  # prose (kind text) is shown and cited, never looked up by its beginning


class ClaimRow(NamedTuple):
    """One claim, in the order of `COLUMNS`."""

    id: int
    entity: int
    schema: str
    property: str
    kind: str
    value: str
    normal: str
    tokens: list[str] | None
    target: int | None
    report_id: int
    grade_id: int
    marking_id: int
    place: str
    start: int | None
    end: int | None
    made_by_id: int
    made_at: datetime


COLUMNS = ClaimRow._fields


@dataclass(slots=True)
class Ground:
    """What all claims of a report share, and what was seen while making them."""

    key: bytes
    source: int
    report: int
    grade: int
    marking: int
    officer: int
    at: datetime
    entities: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def entity(self, key: str) -> int:
        """The identifier behind a key: the source's own scope, or everyone's for value-made keys."""
        found = self.entities.get(key)
        if found is None:
            scope = ("value",) if key.startswith("value=") else ("source", str(self.source))
            found = self.entities[key] = keyed_id(self.key, *scope, key)
        return found


def rows(statements: Iterable[Statement], ground: Ground) -> Iterator[ClaimRow]:
    """The rows of these statements, in order."""
    ready: list[int] = []
    for said in statements:
        if not ready:
            ready = new_ids(_DRAWN)
        kind = property_of(said.schema, said.property).type
        value = said.value.replace("\x00", "\ufffd") if "\x00" in said.value else said.value
        parts: list[str] | None = None
        if said.target is not None:
            written, target = "", ground.entity(said.target)
        else:
            written, target = "" if kind == "text" else (normal(kind, value) or "")[:LONGEST_NORMAL], None
            if kind == "name":
                parts = list(tokens(value))
                ground.names.update(parts)
        yield ClaimRow(
            ready.pop(), ground.entity(said.entity), said.schema, said.property, kind, value, written, parts,
            target, ground.report, ground.grade, ground.marking, said.place, said.start, said.end,
            ground.officer, ground.at,
        )  # fmt: skip
