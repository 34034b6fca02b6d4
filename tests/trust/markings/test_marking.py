"""The algebra: a join guards what it came from and nothing more, and whoever may see it may see each part."""

from __future__ import annotations

import pytest
from hypothesis import given

from tamarack.trust.markings.errors import EmptyAudience, EmptyPurposes, NoCommonMarking
from tamarack.trust.markings.marking import (
    UNCLASSIFIED,
    Classified,
    Marking,
    Protected,
    Purpose,
    banner,
    join,
)
from tamarack.trust.markings.viewer import Viewer, may_see
from tests.ground.strategies import markings, purposes, viewers


def joined(first: Marking, second: Marking) -> Marking | None:
    try:
        return first.join(second)
    except NoCommonMarking:
        return None


@given(markings, markings)
def test_join_is_commutative(first: Marking, second: Marking) -> None:
    assert joined(first, second) == joined(second, first)


@given(markings, markings, markings)
def test_join_is_associative(first: Marking, second: Marking, third: Marking) -> None:
    left, right = joined(first, second), joined(second, third)
    assert (left and joined(left, third)) == (right and joined(first, right))


@given(markings)
def test_join_is_idempotent_and_has_a_bottom(marking: Marking) -> None:
    assert marking.join(marking) == marking
    assert marking.join(UNCLASSIFIED) == marking


@given(markings, markings)
def test_a_join_guards_both_parts(first: Marking, second: Marking) -> None:
    both = joined(first, second)
    if both is not None:
        assert both.guards(first)
        assert both.guards(second)


@given(markings, markings, markings)
def test_a_join_is_the_least_that_guards_both(first: Marking, second: Marking, other: Marking) -> None:
    both = joined(first, second)
    if other.guards(first) and other.guards(second):
        assert both is not None
        assert other.guards(both)


@given(markings, markings)
def test_guarding_each_other_is_being_equal(first: Marking, second: Marking) -> None:
    assert (first.guards(second) and second.guards(first)) == (first == second)


@given(viewers, purposes, markings, markings)
def test_a_join_is_seen_by_whoever_sees_both(
    viewer: Viewer, purpose: Purpose, first: Marking, second: Marking
) -> None:
    both = joined(first, second)
    sees_each = may_see(viewer, first, purpose) and may_see(viewer, second, purpose)
    assert sees_each == (both is not None and may_see(viewer, both, purpose)) or (
        both is None and not sees_each
    )


@given(viewers, purposes, markings, markings)
def test_what_guards_more_is_seen_by_fewer(
    viewer: Viewer, purpose: Purpose, first: Marking, second: Marking
) -> None:
    if first.guards(second) and may_see(viewer, first, purpose):
        assert may_see(viewer, second, purpose)


@given(viewers, purposes, markings)
def test_an_administrator_sees_nothing(viewer: Viewer, purpose: Purpose, marking: Marking) -> None:
    keeper = Viewer(
        viewer.officer,
        viewer.agency,
        Protected.C,
        Classified.TOP_SECRET,
        True,
        marking.compartments,
        sees_claims=False,
    )
    assert not may_see(keeper, marking, purpose)
    assert not may_see(keeper, UNCLASSIFIED, purpose)


@given(markings, markings)
def test_a_banner_is_never_below_what_it_stands_over(first: Marking, second: Marking) -> None:
    head = banner([first, second])
    for one in (first, second):
        assert head.protected >= one.protected
        assert head.classified >= one.classified
        assert head.canadian_eyes >= one.canadian_eyes
        assert head.compartments >= one.compartments
        assert head.originators >= one.originators


def test_every_one_of_several_markings_counts() -> None:
    """opencti#785: a relation inherited only the first of several markings."""
    parts = [
        Marking(protected=Protected.A),
        Marking(classified=Classified.SECRET),
        Marking(compartments=frozenset({"LARCH"})),
    ]
    assert (
        join(parts)
        == join(reversed(parts))
        == Marking(Protected.A, Classified.SECRET, compartments=frozenset({"LARCH"}))
    )


def test_the_two_ladders_are_two() -> None:
    cleared = Viewer(1, "RCMP", protected=Protected.NONE, classified=Classified.TOP_SECRET)
    assert not may_see(cleared, Marking(protected=Protected.A), Purpose.INTELLIGENCE)
    trusted = Viewer(1, "RCMP", protected=Protected.C)
    assert not may_see(trusted, Marking(classified=Classified.CONFIDENTIAL), Purpose.INTELLIGENCE)


def test_an_empty_audience_is_nobodys_and_refused() -> None:
    """MISP/MISP#4200: an empty sharing group meant everyone."""
    with pytest.raises(EmptyAudience):
        Marking(audience=frozenset())
    with pytest.raises(EmptyPurposes):
        Marking(purposes=frozenset())


def test_audiences_that_share_nothing_make_nothing() -> None:
    with pytest.raises(NoCommonMarking):
        Marking(audience=frozenset({"CBSA"})).join(Marking(audience=frozenset({"IRCC"})))
