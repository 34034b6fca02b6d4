"""What a report says, one fact at a time, before it is stored as a claim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One (entity, property, value) that a report makes.

    `entity` and `target` are keys by which the *source* tells things apart (a list's own
    number, a row's id); the store turns them into identifiers, scoped to the source.
    A key made by `value_key` names a thing that its own value identifies (a telephone
    number), whatever the source. `value` is raw, as the report has it; for a link
    (`target` given) it is how the report names the target. `place` says where in the
    original; `start` and `end` are character offsets into the report's text when the
    statement cites exact words.
    """

    entity: str
    schema: str
    property: str
    value: str
    target: str | None = None
    place: str = ""
    start: int | None = None
    end: int | None = None


def value_key(schema: str, *normal_values: str) -> str:
    """The key of a thing that is what its value says: the same number is the same telephone."""
    return "=".join(("value", schema, *normal_values))
