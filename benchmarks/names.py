"""Names as they are in the world: a few very common ones, many common ones, a tail that hardly repeats.

The common ones come from the public tables of `../shared` where those are there (names by country, CC0),
else from syllables like the tail. Seeded: the same names each time.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

SHARED = Path(__file__).parents[2] / "shared" / "data"
TAIL = 160_000
_BEGIN = [
    "b",
    "br",
    "ch",
    "d",
    "dj",
    "f",
    "g",
    "gh",
    "h",
    "j",
    "k",
    "kh",
    "kr",
    "l",
    "m",
    "mb",
    "n",
    "ng",
    "ny",
    "p",
    "r",
    "s",
    "sh",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
_MIDDLE = ["a", "aa", "ai", "e", "ei", "i", "ia", "o", "ou", "u", "ue", "ya"]
_END = ["", "", "", "n", "r", "l", "m", "s", "sh", "k", "ng", "d", "ska", "vich", "oglu", "ian"]


class Names:
    """Draws forenames and surnames with a realistic skew."""

    def __init__(self, seed: int = 7) -> None:
        chance = Random(seed)
        self.tail = sorted({_made(chance) for _ in range(TAIL)})
        chance.shuffle(self.tail)
        self.forenames = _common("forenames_by_country.csv") or self.tail[:2000]
        self.surnames = _common("surnames_by_country.csv") or self.tail[2000:5000]
        chance.shuffle(self.forenames)
        chance.shuffle(self.surnames)
        self._fore, self._sur = _weights(self.forenames), _weights(self.surnames)

    def draw(self, chance: Random, count: int) -> list[str]:
        """So many full names: one or two forenames, one or two surnames."""
        fore = chance.choices(self.forenames, cum_weights=self._fore, k=count)
        second = chance.choices(self.forenames, cum_weights=self._fore, k=count)
        sur = chance.choices(self.surnames, cum_weights=self._sur, k=count)
        rare = chance.choices(self.tail, k=count)
        return [_joined(chance.random(), *parts) for parts in zip(fore, second, sur, rare, strict=True)]


def _joined(which: float, fore: str, second: str, sur: str, rare: str) -> str:
    if which < 0.35:
        return f"{fore} {sur}"
    if which < 0.75:
        return f"{fore} {rare}"
    return f"{fore} {second} {rare}" if which < 0.9 else f"{fore} {sur}-{rare}"


def _made(chance: Random) -> str:
    parts = [chance.choice(_BEGIN) + chance.choice(_MIDDLE) for _ in range(chance.choice((2, 2, 3, 3, 4)))]
    return ("".join(parts) + chance.choice(_END)).capitalize()


def _common(file: str) -> list[str]:
    path = SHARED / "identities" / file
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        found = [
            name for row in csv.DictReader(lines) for name in (row["Romanized Name"], row["Localized Name"])
        ]
    return sorted({name.strip() for name in found if name and name.strip()})


def _weights(names: Sequence[str]) -> list[float]:
    """Zipf's, cumulated: the first name stands in 2 % or so of all."""
    return list(accumulate(1 / (rank + 5) for rank in range(len(names))))
