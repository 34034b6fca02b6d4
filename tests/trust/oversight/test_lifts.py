"""What a broken glass lifts, over any marking: purpose and audience, unless an originator controls it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.viewer import Lift, Viewer, may_see, ordinary
from tests.ground.strategies import markings, purposes, viewers

lifts = st.frozensets(st.sampled_from(list(Lift)))
both = frozenset(Lift)


@given(viewers, purposes, markings)
def test_it_shows_exactly_what_only_purpose_and_audience_barred(
    viewer: Viewer, purpose: Purpose, marking: Marking
) -> None:
    unbarred = replace(marking, audience=None, purposes=None)
    expected = may_see(viewer, marking if marking.originators else unbarred, purpose)
    assert may_see(replace(viewer, lifts=both), marking, purpose) == expected


@given(viewers, purposes, markings, lifts)
def test_each_lift_lifts_its_own(
    viewer: Viewer, purpose: Purpose, marking: Marking, lifted: frozenset[Lift]
) -> None:
    bare = replace(
        marking,
        audience=None if Lift.AUDIENCE in lifted else marking.audience,
        purposes=None if Lift.PURPOSE in lifted else marking.purposes,
    )
    expected = may_see(viewer, marking if marking.originators else bare, purpose)
    assert may_see(replace(viewer, lifts=lifted), marking, purpose) == expected


@given(viewers, purposes, markings, lifts)
def test_nothing_is_lost_and_levels_compartments_and_eyes_stand(
    viewer: Viewer, purpose: Purpose, marking: Marking, lifted: frozenset[Lift]
) -> None:
    wider = replace(viewer, lifts=lifted)
    if may_see(viewer, marking, purpose):
        assert may_see(wider, marking, purpose)
    if may_see(wider, marking, purpose):
        assert viewer.protected >= marking.protected
        assert viewer.classified >= marking.classified
        assert viewer.compartments >= marking.compartments
        assert viewer.canadian or not marking.canadian_eyes
        assert viewer.sees_claims
        if marking.originators:
            assert may_see(viewer, marking, purpose)


@given(viewers, purposes, markings)
def test_ordinary_sight_is_the_sight_without_it(viewer: Viewer, purpose: Purpose, marking: Marking) -> None:
    assert may_see(ordinary(replace(viewer, lifts=both)), marking, purpose) == may_see(
        viewer, marking, purpose
    )
