"""Origins are counted, not reports."""

import random
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.grading import independent_origins, origins

Lineages = list[tuple[int, list[int]]]
lineages = st.lists(st.tuples(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3)), max_size=14)


@pytest.mark.parametrize(
    ("given_lineages", "count"),
    [
        ([], 0),
        ([("tip", [])], 1),
        ([("tip", []), ("other tip", [])], 2),
        ([("tip", []), ("relay", ["tip"]), ("relay of relay", ["relay"])], 1),
        ([("relay", ["tip"]), ("other relay", ["tip"])], 1),  # the origin itself was never received
        ([("a", ["b"]), ("b", ["a"])], 1),  # circular reporting
        ([("a", ["b"]), ("b", ["c"]), ("c", ["a"]), ("d", ["a"])], 1),
        ([("a", ["b"]), ("b", ["a", "tip"])], 1),  # a circle fed from outside has the outside's origin
        ([("a", ["a"])], 1),
        ([("digest", ["tip", "other tip"])], 2),
        ([("digest", ["tip", "other tip"]), ("tip", []), ("other tip", [])], 2),
        ([("tip", []), ("tip", [])], 1),  # the same report twice
        ([("relay", []), ("relay", ["tip"])], 1),  # what is learnt of its lineage later counts
        ([("a", ["b"]), ("b", ["a"]), ("tip", [])], 2),
    ],
)
def test_origins_are_counted(given_lineages: list[tuple[str, list[str]]], count: int) -> None:
    assert independent_origins(given_lineages) == count


def test_origins_are_named() -> None:
    found = origins([("a", ["b"]), ("b", ["a"]), ("relay", ["tip"])])
    assert found == {frozenset({"a", "b"}), frozenset({"tip"})}


def test_a_long_chain_is_one_origin() -> None:
    assert independent_origins([(at, [at + 1]) for at in range(50_000)]) == 1


def test_a_long_circle_is_one_origin() -> None:
    assert independent_origins([(at, [(at + 1) % 50_000]) for at in range(50_000)]) == 1


def by_reaching(given_lineages: Lineages) -> set[frozenset[int]]:
    """The definition, slowly: those that everything they lead to leads back to."""
    relays: dict[int, set[int]] = {}
    for report, relayed in given_lineages:
        relays.setdefault(report, set()).update(relayed)
    everyone = set(relays) | set(chain.from_iterable(relays.values()))
    reach = {report: {report} for report in everyone}
    for _ in everyone:
        for report in everyone:
            for step in list(reach[report]):
                reach[report] |= relays.get(step, set())
    return {
        frozenset(reach[report])
        for report in everyone
        if all(report in reach[step] for step in reach[report])
    }


@given(lineages)
def test_it_is_what_the_definition_says(given_lineages: Lineages) -> None:
    assert origins(given_lineages) == by_reaching(given_lineages)


@given(lineages, st.randoms())
def test_order_does_not_count(given_lineages: Lineages, draw: random.Random) -> None:
    shuffled = draw.sample(given_lineages, len(given_lineages))
    assert origins(shuffled) == origins(given_lineages)


@given(lineages, st.integers(0, 9))
def test_relaying_never_adds_an_origin(given_lineages: Lineages, origin: int) -> None:
    known = [*given_lineages, (origin, [])]
    relayed = [*known, (100, [origin]), (101, [100]), (102, [101, 100])]
    assert independent_origins(relayed) == independent_origins(known)


@given(st.integers(1, 8), lineages)
def test_a_closed_circle_is_never_more_than_one(size: int, extra: Lineages) -> None:
    circle = [(at, [(at + 1) % size]) for at in range(size)]
    within = [(report % size, [step % size for step in relayed]) for report, relayed in extra]
    assert independent_origins(circle + within) == 1


@given(lineages)
def test_there_are_never_more_origins_than_reports_known(given_lineages: Lineages) -> None:
    everyone = {report for report, _ in given_lineages} | set(
        chain.from_iterable(r for _, r in given_lineages)
    )
    assert bool(everyone) <= independent_origins(given_lineages) <= len(everyone)
