"""A finding: a stretch of text that looks like something, and what it would mean."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """`text[start:end]` looks like a `kind`; `normal` is its one canonical writing.

    `checked` is True when a check digit or a numbering plan confirms it, False when one
    contradicts it (still shown: a wrong check digit is a lead), None when there is none.
    `fields` holds what was read inside it (an MRZ's names, an amount's currency).
    """

    kind: str
    start: int
    end: int
    text: str
    normal: str
    checked: bool | None = None
    fields: dict[str, str] = field(default_factory=dict)
