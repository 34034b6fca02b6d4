"""The cast: who is born when, and the false identity's name."""

from __future__ import annotations

from datetime import date

import pytest

from tamarack.demo.casting.calendar import in_words, mixed_up
from tamarack.demo.casting.people import cast, roster


@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_the_child_is_a_minor_and_the_others_are_not(seed: int) -> None:
    for person in cast(seed).values():
        age = (date(2026, 2, 28) - person.born).days / 365.25
        assert (age < 18) == (person.protected == "minor")


@pytest.mark.parametrize("seed", range(5))
def test_the_false_identity_can_be_worn(seed: int) -> None:
    people = cast(seed)
    assert people["paper_name"].name.sex == people["b_boss"].name.sex
    assert people["paper_name"].name.full != people["b_boss"].name.full


def test_nicknames_are_two_and_different() -> None:
    nicks = [person.nick for person in cast(2026).values() if person.nick[0]]
    assert len(nicks) == len(set(nicks)) == 2


def test_dates_in_words() -> None:
    assert in_words(date(1988, 3, 3), "en") == "3 March 1988"
    assert in_words(date(1988, 3, 1), "fr") == "1er mars 1988"
    assert in_words(date(1988, 8, 12), "fr") == "12 août 1988"


def test_dates_mixed_up() -> None:
    assert mixed_up(date(1988, 3, 11)) == date(1988, 11, 3)
    assert mixed_up(date(1988, 3, 25)) == date(1987, 3, 25)
    assert mixed_up(date(1988, 2, 29)) == date(1987, 2, 28)
    assert mixed_up(date(1988, 4, 4)) == date(1987, 4, 4)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_is_a_namesake_but_the_one_who_is_meant_to_be(seed: int) -> None:
    people = cast(seed)
    names = [one.full for one in roster(seed).values() if one.full != people["cousin"].name.full]
    names += [people["cousin"].name.full, people["paper_name"].name.full]
    assert len(set(names)) == len(names)
    assert people["cousin"].name == people["a_drive"].name
