"""Who holds an exhibit, computed from its handovers. Pure.

A handover moves an exhibit only when both have acted: the holder gave it, and the person named confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Answered(StrEnum):
    """What became of a handover; while there is no answer it is pending."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a handover: what, by whom, when, and why."""

    kind: Answered
    by: int
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """One handover, people by their identifiers; `answer` is None while it is pending."""

    id: int
    position: int
    giver: int
    recipient: int
    at: datetime
    place: str = ""
    reason: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody held the exhibit from one moment to another; `until` is None for the present holder."""

    holder: int
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The custody of one exhibit. `broken` names handovers that don't follow from what came before."""

    holdings: tuple[Holding, ...]
    handed: tuple[Handed, ...]
    pending: Handed | None
    broken: tuple[int, ...]

    @property
    def holder(self) -> int:
        """Who holds it now."""
        return self.holdings[-1].holder


def chain(first: int, since: datetime, handed: Iterable[Handed]) -> Chain:
    """The custody that begins with `first` at `since` and goes on with these handovers, in any order.

    A handover that its giver could not make, or that somebody else answered, moves nothing.
    """
    ordered = tuple(sorted(handed, key=lambda one: (one.position, one.id)))
    holdings, broken = [Holding(first, since)], []
    pending: Handed | None = None
    for at, one in enumerate(ordered):
        last = holdings[-1]
        if pending or one.position != at or not _follows(one, last):
            broken.append(one.id)
        elif one.answer is None:
            pending = one
        elif one.answer.kind is Answered.CONFIRMED:
            holdings[-1] = Holding(last.holder, last.since, one.answer.at)
            holdings.append(Holding(one.recipient, one.answer.at))
    return Chain(tuple(holdings), ordered, pending, tuple(broken))


def may_answer(one: Handed, kind: Answered, person: int) -> bool:
    """Whether this answer is that person's to give: the giver takes back, the recipient does the rest."""
    return person == (one.giver if kind is Answered.TAKEN_BACK else one.recipient)


def _follows(one: Handed, last: Holding) -> bool:
    """By who acted alone: the order is that of positions, and a clock that was set back breaks no custody."""
    if one.giver != last.holder or one.recipient == one.giver:
        return False
    return one.answer is None or may_answer(one, one.answer.kind, one.answer.by)
