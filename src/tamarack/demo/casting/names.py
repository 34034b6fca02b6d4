"""Names for invented people, drawn from one pool that knows nothing of roles.

Every draw comes from the same shuffled deck of cultures: whoever gets the n-th name, whatever
they do in the story, had the same chance of each. `draw_names` takes no role for that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FATHER = "father"


@dataclass(frozen=True, slots=True)
class Name:
    """A full name as written in Latin letters, its parts, and in its other script ("" if it has none)."""

    full: str
    given: str
    family: str
    script: str
    sex: str
    culture: str


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))
    return found


def cultures() -> tuple[str, ...]:
    """The naming cultures of the pool, in the file's order."""
    return tuple(_data()["cultures"])


def nicknames() -> tuple[tuple[str, str], ...]:
    """Nicknames in English and French."""
    return tuple((english, french) for english, french in _data()["nicknames"])


def draw_names(chance: Random, count: int) -> list[Name]:
    """`count` different names. The draw sees a generator and a number, never what the name is for."""
    drawn: list[Name] = []
    seen: set[str] = set()
    deck = _deck(chance)
    while len(drawn) < count:
        name = _name(chance, next(deck))
        if name.full not in seen:
            seen.add(name.full)
            drawn.append(name)
    return drawn


def _deck(chance: Random) -> Iterator[str]:
    """Cultures without end: each comes up once in every shuffled round."""
    while True:
        round_ = list(cultures())
        chance.shuffle(round_)
        yield from round_


def _name(chance: Random, culture: str) -> Name:
    data = _data()["cultures"][culture]
    sex = chance.choice(("male", "female"))
    given, given_script = _halves(chance.choice(data[sex]))
    family, family_script = _family(chance, data, sex, given)
    order = data["order"]
    script = order.format(given=given_script, family=family_script) if given_script else ""
    return Name(
        full=order.format(given=given, family=family),
        given=given,
        family=family,
        script=script.replace(" ", "") if data.get("joined") else script,
        sex=sex,
        culture=culture,
    )


def _family(chance: Random, data: Mapping[str, Any], sex: str, given: str) -> tuple[str, str]:
    if data.get("last") == FATHER:
        others = [name for name in data["male"] if _halves(name)[0] != given]
        chosen = chance.sample(others, 2)
    elif data.get("double"):
        chosen = chance.sample(data["family"], 2)
    else:
        name = chance.choice(data["family"])
        chosen = [data.get("feminine", {}).get(name, name) if sex == "female" else name]
    latin, script = zip(*(_halves(name) for name in chosen), strict=True)
    return " ".join(latin), " ".join(part for part in script if part)


def _halves(name: str) -> tuple[str, str]:
    latin, _, script = name.partition("/")
    return latin, script
