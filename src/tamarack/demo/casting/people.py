"""The cast: each person of the story with a drawn name, sex, birth date and nationality.

What is drawn never looks at the role: names come first, from `names.draw_names`, and are dealt in
the order of a shuffled list. Only a child's birth year follows the part (a minor is one).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tamarack.demo.casting.names import Name, draw_names, nicknames
from tamarack.demo.chance import stream

#: Utopia (ICAO's specimen state) and states of every kind; nobody's name or part decides which.
NATIONALITIES = ("UTO", "UTO", "UTO", "PRT", "JPN", "CHL", "GHA", "NOR", "NZL", "URY")
#: Those of whom the story needs no more than a name: families who paid, the rest of the crew in the
#: farmhouse, strangers on a partner's list, and the officers who sign in.
EXTRAS = {"relative": 16, "crew": 10, "stranger": 4, "account": 17}
MINOR_BORN = date(2011, 3, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the story. `role` is what they truly do; `protected` is "" for those who are not."""

    key: str
    name: Name
    born: date
    nationality: str
    role: str
    group: str = ""
    protected: str = ""
    nick: tuple[str, str] = ("", "")


@cache
def script() -> Mapping[str, Any]:
    """The story's parts, as `cast.yaml` has them."""
    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("cast.yaml").read_text("utf-8"))
    return found


def deal(chance: Random, keys: list[str]) -> dict[str, Name]:
    """A name for each key, dealt in shuffled order: no key is nearer the top of the deck."""
    names = draw_names(chance, len(keys))
    chance.shuffle(names)
    return dict(zip(keys, names, strict=True))


def cast(seed: int) -> dict[str, Person]:
    """The whole cast by key, false identities that have a drawn name included."""
    parts: Mapping[str, Any] = script()["people"]
    names = roster(seed)
    bynames = list(nicknames())
    stream(seed, "nicknames").shuffle(bynames)
    people = {key: _person(seed, key, names[key], part, bynames) for key, part in parts.items()}
    for key, mask in script()["masks"].items():
        if mask.get("drawn"):
            name = _borrowed(stream(seed, "mask", key), people[mask["of"]].name, names)
            people[key] = _person(seed, key, name, {"role": "false identity"}, bynames)
    people["cousin"] = _namesake(people["cousin"], people["a_drive"])
    return people


def roster(seed: int) -> dict[str, Name]:
    """A name of their own for everybody: the parts of the story by key, and the extras as `relative-0`.

    All come from one draw, so nobody is anybody's namesake by accident.
    """
    extras = [f"{kind}-{number}" for kind, count in EXTRAS.items() for number in range(count)]
    return deal(stream(seed, "names"), [*script()["people"], *extras])


def extras(seed: int, kind: str) -> list[Name]:
    """The names of the extras of one kind."""
    names = roster(seed)
    return [names[f"{kind}-{number}"] for number in range(EXTRAS[kind])]


def _borrowed(chance: Random, wearer: Name, taken: Mapping[str, Name]) -> Name:
    """A name under which `wearer` can pass: of the same sex, and nobody's."""
    known = {name.full for name in taken.values()}
    return next(name for name in draw_names(chance, 200) if name.sex == wearer.sex and name.full not in known)


def _person(
    seed: int, key: str, name: Name, part: Mapping[str, Any], bynames: list[tuple[str, str]]
) -> Person:
    chance = stream(seed, "person", key)
    adult = date(1961, 1, 1) + timedelta(days=chance.randrange(42 * 365))
    child = MINOR_BORN + timedelta(days=chance.randrange(2 * 365))
    return Person(
        key=key,
        name=name,
        born=child if part.get("minor") else adult,
        nationality=chance.choice(NATIONALITIES),
        role=part["role"],
        group=part.get("group", ""),
        protected=part.get("protected", ""),
        nick=bynames.pop() if part.get("nick") else ("", ""),
    )


def _namesake(person: Person, other: Person) -> Person:
    """`person` with the name and the birth year of `other`: two people whom reports confuse."""
    born = person.born.replace(year=other.born.year, day=min(person.born.day, 28))
    return Person(
        key=person.key,
        name=other.name,
        born=born,
        nationality=person.nationality,
        role=person.role,
    )
