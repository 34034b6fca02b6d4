"""Names do not depend on roles: neither by the way they are drawn nor in what comes of many draws."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

import pytest

from tamarack.demo.casting import names, people
from tamarack.demo.casting.names import cultures, draw_names
from tamarack.demo.casting.people import Person, cast, script
from tamarack.demo.chance import stream

SEEDS = range(250)
PERMUTATIONS = 150


@pytest.fixture(scope="module")
def casts() -> list[list[Person]]:
    """The cast of each seed, less the namesake, who has another's name by design."""
    return [[person for person in cast(seed).values() if person.key != "cousin"] for seed in SEEDS]


def part(person: Person) -> str:
    """What the story makes of a person, in three: a suspect, somebody protected, somebody beside it."""
    if person.protected:
        return "protected"
    return "suspect" if person.group else "beside"


def chi_square(pairs: Sequence[tuple[str, str]]) -> float:
    """Pearson's statistic of the table of `pairs`, against independence."""
    rows, columns = Counter(row for row, _ in pairs), Counter(column for _, column in pairs)
    cells = Counter(pairs)
    return sum(
        (cells[row, column] - rows[row] * columns[column] / len(pairs)) ** 2
        / (rows[row] * columns[column] / len(pairs))
        for row in rows
        for column in columns
    )


def share_as_extreme(casts: list[list[Person]], drawn: Callable[[Person], str]) -> float:
    """How often a shuffle of the parts within each cast is at least as uneven as the casts are."""
    chance = stream(1, "permutation")
    parts = [[part(person) for person in one] for one in casts]
    told = [[drawn(person) for person in one] for one in casts]

    def statistic() -> float:
        return chi_square(
            [pair for some, other in zip(parts, told, strict=True) for pair in zip(some, other, strict=True)]
        )

    observed, extreme = statistic(), 0
    for _ in range(PERMUTATIONS):
        for one in parts:
            chance.shuffle(one)
        extreme += statistic() >= observed
    return extreme / PERMUTATIONS


@pytest.mark.parametrize(
    "drawn",
    [
        lambda person: person.name.culture,
        lambda person: person.name.sex,
        lambda person: person.nationality,
    ],
    ids=["culture", "sex", "nationality"],
)
def test_what_is_drawn_is_independent_of_the_part(
    casts: list[list[Person]], drawn: Callable[[Person], str]
) -> None:
    assert share_as_extreme(casts, drawn) > 0.02


def test_the_test_would_see_a_dependence(casts: list[list[Person]]) -> None:
    """A cast that gave one culture to suspects only one time in ten more often would be found out."""

    def leaning(person: Person) -> str:
        tilted = part(person) == "suspect" and person.born.day % 10 == 0
        return "arabic" if tilted else person.name.culture

    assert share_as_extreme(casts, leaning) == 0.0


def test_every_culture_comes_up_in_every_part(casts: list[list[Person]]) -> None:
    seen = Counter((part(person), person.name.culture) for one in casts for person in one)
    assert len(seen) == 3 * len(cultures())


def test_the_draw_takes_a_generator_and_a_number_and_knows_no_roles() -> None:
    assert list(inspect.signature(draw_names).parameters) == ["chance", "count"]
    tree = ast.parse(inspect.getsource(names))
    imported = {
        name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in [node.module or ""]
    }
    assert not [name for name in imported if name.startswith("tamarack")]
    words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not words & {"role", "group", "protected"}


def test_other_roles_leave_every_name_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {key: (one.name, one.nationality) for key, one in cast(2026).items()}
    turned = deepcopy(dict(script()))
    roles = [part_["role"] for part_ in turned["people"].values()]
    for part_, role in zip(turned["people"].values(), roles[1:] + roles[:1], strict=True):
        part_["role"] = role
        part_.pop("protected", None)
        part_["group"] = "shore"
    monkeypatch.setattr(people, "script", lambda: turned)
    assert {key: (one.name, one.nationality) for key, one in cast(2026).items()} == before


def test_names_are_different_and_cultures_even() -> None:
    drawn = draw_names(Random(3), 60)
    assert len({name.full for name in drawn}) == 60
    assert set(Counter(name.culture for name in drawn).values()) <= {2, 3, 4}


def test_a_name_in_its_order_and_script() -> None:
    drawn = draw_names(Random(5), 400)
    one = {name.culture: name for name in drawn}
    assert set(one) == set(cultures())
    assert one["chinese"].full == f"{one['chinese'].family} {one['chinese'].given}"
    assert " " not in one["chinese"].script
    assert one["vietnamese"].full.startswith(one["vietnamese"].family)
    assert len(one["spanish"].family.split()) == 2
    assert len(one["somali"].full.split()) == 3
    assert one["somali"].script == ""
    assert one["arabic"].script and not one["arabic"].script.isascii()
