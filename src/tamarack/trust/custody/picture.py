"""The custody of an exhibit as a picture: a lane for each person, a bar while they held it. Pure.

Across, everything is in percent of the width, so that letters keep their size on any screen; down, in pixels.
Steps stand at equal distances whatever time lay between: the table beside tells the times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tamarack.trust.custody.chain import Answered, Chain, Handed

LATEST = 12  # steps that are drawn; the table has them all
LANE = 46  # pixels
_FIRST, _LAST = 4.0, 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """While somebody held it."""

    x: str
    width: str
    y: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One person. `y` is the base line of the name."""

    name: str
    y: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A step, numbered as in the table: the registration is 1. `kind` is registered, confirmed, pending,
    declined, taken-back or broken; `top` and `bottom` are the ends of the line to the other's lane."""

    number: int
    kind: str
    x: str
    y: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All there is to draw."""

    height: int
    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    kind: str
    before: int
    after: int
    other: int


def picture(custody: Chain, names: Mapping[int, str]) -> Picture:
    """The latest steps of a custody; `names` says what each person is called."""
    steps = list(_steps(custody))[-LATEST:]
    lanes: dict[int, int] = {}
    for step in steps:
        for person in (step.before, step.other):
            lanes.setdefault(person, len(lanes))
    middles = {person: at * LANE + 28 for person, at in lanes.items()}
    places = [_FIRST + (_LAST - _FIRST) / len(steps) * at for at in range(len(steps))]
    return Picture(
        height=len(lanes) * LANE,
        lanes=tuple(Lane(names.get(person, ""), at * LANE + 14) for person, at in lanes.items()),
        bars=tuple(_bars(steps, places, middles)),
        marks=tuple(_mark(step, at, middles) for step, at in zip(steps, places, strict=True)),
    )


def _steps(custody: Chain) -> Iterator[_Step]:
    holder = custody.holdings[0].holder
    yield _Step(1, "registered", holder, holder, holder)
    for number, one in enumerate(custody.handed, 2):
        kind = _kind(one, custody)
        moved = one.recipient if kind == Answered.CONFIRMED else holder
        shown = one.recipient if kind in ("pending", Answered.CONFIRMED) else holder
        yield _Step(number, kind, holder, moved, shown)
        holder = moved


def _kind(one: Handed, custody: Chain) -> str:
    if one.id in custody.broken:
        return "broken"
    return "pending" if one.answer is None else one.answer.kind.value


def _bars(steps: list[_Step], places: list[float], middles: Mapping[int, int]) -> Iterator[Bar]:
    """One bar for each stretch with one holder; what came before the first step drawn begins at the edge."""
    begun = places[0] if steps[0].number == 1 else 0.0
    for step, place in zip(steps, places, strict=True):
        if step.after != step.before:
            yield Bar(_percent(begun), _percent(place - begun), middles[step.before] - 4)
            begun = place
    yield Bar(_percent(begun), _percent(_LAST - begun), middles[steps[-1].after] - 4)


def _mark(step: _Step, place: float, middles: Mapping[int, int]) -> Mark:
    from_y, to_y = middles[step.before], middles[step.other]
    return Mark(step.number, step.kind, _percent(place), to_y, min(from_y, to_y), max(from_y, to_y))


def _percent(number: float) -> str:
    return f"{number:.2f}%"
