"""Searches as officers type them, and as an adversary would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from benchmarks.clocks import late, middle, timed
from benchmarks.dossiers import Person
from benchmarks.ground import looking, officers
from benchmarks.ledger import Figure
from tamarack.foundation.folding import tokens

FOUND_AMONG = 10
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Nobody types these by chance: the most common parts, one letter, as long as is read, half of all words.
HARD = (
    "{0}", "{0} {1}", "{0} {1} {2} {3} {4} {5} {6} {7}", "{0}x {1}x {2}x {3}x {4}x {5}x {6}x {7}x", "a", "al",
    "abcdefgh" * 50, "aaaaaaaa aaaaaaab", "196", "1961", "100", "+1604", "2026", '"passport border"',
    "passport border vehicle driver money", "passport or border or vehicle", "-passport", "1-1-1",
)  # fmt: skip


def figures(persons: Sequence[Person]) -> Iterator[Figure]:
    """Time and recall of each way of asking, for each officer."""
    chance = Random(29)
    ways = {
        "exact": [(name, entity) for entity, name in persons],
        "other order": [(" ".join(reversed(tokens(name))), entity) for entity, name in persons],
        "one typing error": [(typed_wrong(chance, name), entity) for entity, name in persons],
        "one part, beginning": [(tokens(name)[-1], entity) for entity, name in persons],
    }
    for login, officer in officers().items():
        with looking(officer) as look:
            for way, asked in ways.items():
                yield from _way(look, f"name, {way}, sees {login}", asked[:150], count_found=login == "all")
            yield from _hard(look, login)
    with looking(officers()["all"]) as look:
        yield from _way(look, "telephone as written", _phones(look, persons[:100]))
        yield from _way(look, "words in reports", [(_words(chance), 0) for _ in range(50)])


def typed_wrong(chance: Random, name: str) -> str:
    """The name with one letter lost, doubled, changed or swapped with the next, in its longest part."""
    parts = list(tokens(name))
    longest = max(range(len(parts)), key=lambda at: len(parts[at]))
    part = parts[longest]
    at = chance.randrange(max(len(part) - 1, 1))
    kind = chance.randrange(4)
    wrong = chance.choice(LETTERS)
    parts[longest] = (
        part[:at] + part[at + 1 :] if kind == 0
        else part[:at] + part[at] + part[at:] if kind == 1
        else part[:at] + wrong + part[at + 1 :] if kind == 2
        else part[:at] + part[at + 1 : at + 2] + part[at] + part[at + 2 :]
    )  # fmt: skip
    return " ".join(parts)


def _way(
    look: Any, bench: str, asked: Sequence[tuple[str, int]], *, count_found: bool = False
) -> Iterator[Figure]:
    from tamarack.intelligence.search.queries import search

    took, found = [], 0
    for text, entity in asked:
        seconds, answers = timed(lambda text=text: search(look, text))  # type: ignore[misc]
        took.append(seconds * 1000)
        found += entity in [answer.id for answer in answers[:FOUND_AMONG]]
    yield Figure(bench, middle(took), "ms", bar="<= 30" if bench.startswith("name") else "")
    yield Figure(f"{bench}, 95th percentile", late(took), "ms")
    if count_found:
        yield Figure(f"{bench}, found among the first {FOUND_AMONG}", round(found / len(asked), 3), "share")


def _hard(look: Any, login: str) -> Iterator[Figure]:
    from tamarack.intelligence.search.queries import search

    common = most_common()
    took = {text: timed(lambda text=text: search(look, text.format(*common)))[0] for text in HARD}  # type: ignore[misc]
    worst = max(took, key=lambda text: took[text])
    yield Figure(
        f"hardest question ({worst[:24]}), sees {login}", round(took[worst] * 1000, 1), "ms", bar="<= 1000"
    )


def most_common() -> list[str]:
    """The eight most common forenames of the crowd."""
    from benchmarks.names import Names

    found = dict.fromkeys(part for name in Names().forenames[:20] for part in tokens(name))
    return list(found)[:8]


def _phones(look: Any, persons: Sequence[Person]) -> list[tuple[str, int]]:
    from tamarack.intelligence.claims.models import LiveClaim

    held = LiveClaim.objects.filter(target__in=[entity for entity, _ in persons], schema="Phone")
    numbers = LiveClaim.objects.filter(entity__in=held.values("entity"), property="number")
    found = dict(numbers.values_list("entity", "value"))
    return [(f"({number[2:5]}) {number[5:8]} {number[8:]}", entity) for entity, number in found.items()]


def _words(chance: Random) -> str:
    from benchmarks.telling import WORDS

    return " ".join(chance.sample(WORDS, 2))
