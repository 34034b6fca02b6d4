"""A finding: one sentence about one stretch, with the events behind it. Never a score, never a rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from tamarack.trust.oversight.rules.deeds import Deed


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `facts` fill the sentence of the rule, `about` is a record that it names, if any.

    `anchor` is what it hangs on where its events may still become more.
    """

    rule: str
    officer: int
    day: date
    events: tuple[int, ...]
    facts: Mapping[str, str | int] = field(default_factory=dict)
    about: int | None = None
    since: date | None = None
    anchor: int | None = None

    @property
    def id(self) -> str:
        """The same for the same rule, person, stretch and events, whoever computes it and whenever."""
        stretch = f"{self.since or self.day}/{self.day}"
        behind = self.events if self.anchor is None else (self.anchor,)
        said = "|".join([self.rule, str(self.officer), stretch, *map(str, behind)])
        return sha256(said.encode()).hexdigest()[:24]


def events_of(deeds: Iterable[Deed]) -> tuple[int, ...]:
    """The events by identifier, in the order of the deeds."""
    return tuple(deed.id for deed in deeds)
