"""Holds, proposals, and who may say yes to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from tamarack.foundation.errors import TamarackError
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.trust.accounts.errors import RoleForbids
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.writing import MarkingAboveSight
from tamarack.trust.retention.actions import answer, lift_hold, order, place_hold, propose
from tamarack.trust.retention.errors import (
    AnsweredAlready,
    BadHold,
    DisposalSettled,
    Held,
    HoldLifted,
    NoSuchDisposal,
    NoSuchHold,
    NoSuchRecord,
    NotConfirmed,
    NothingProposed,
    OwnProposal,
    ProposedAlready,
    TooEarly,
)
from tamarack.trust.retention.models import Disposal, DisposalAnswer, Hold, HoldLift
from tamarack.trust.retention.queries import disposals, due, holds, rows_of
from tests.ground.people import looking, person
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report

pytestmark = pytest.mark.django_db
WHY = {"kind": "evidence", "record_class": "report", "reason": "A trial.", "authority": "File 12"}


@pytest.fixture
def people() -> list[Officer]:
    return keepers_of_records()


def _as(officer: Officer, act: Callable[..., object], **how: object) -> object:
    with looking(officer) as look:
        return act(actor=look, **how)


def _refused(officer: Officer, why: type[TamarackError], act: Callable[..., object], **how: object) -> None:
    """Refused, and nothing moved."""
    with looking(officer):
        before = [kind.objects.count() for kind in (Hold, HoldLift, Disposal, DisposalAnswer)]
    with pytest.raises(why):
        _as(officer, act, **how)
    with looking(officer):
        assert before == [kind.objects.count() for kind in (Hold, HoldLift, Disposal, DisposalAnswer)]


def test_what_was_received_long_ago_is_due_and_what_came_today_is_not(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.", title="Old one")
        old_report(look, "New.", received_at=timezone.now(), title="New one")
        (of_reports,) = due(look)
        assert [(row.object, row.label, row.standing.earliest.isoformat()) for row in of_reports.rows] == [
            (old.id, "Old one", "2022-05-04")
        ]
        assert not of_reports.more


def test_a_look_for_an_administrative_purpose_moves_the_day(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.")
    with looking(people[0], Purpose.EXAMINATION) as look:
        report_by_id(look, old.id)
    with looking(people[0]) as look:
        (row,) = rows_of(look, "report", [old.id])
        today = timezone.localdate()
        assert row.last_use == row.standing.started == today
        assert not row.standing.may_go(today)
    _refused(people[0], TooEarly, propose, record_class="report", objects=[old.id])


def test_nobody_confirms_their_own_or_twice(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.")
        (made,) = propose(actor=look, record_class="report", objects=[old.id])
    _refused(people[0], OwnProposal, answer, disposal=made.id, confirmed=True)
    _as(people[1], answer, disposal=made.id, confirmed=True)
    _refused(people[1], AnsweredAlready, answer, disposal=made.id, confirmed=True)
    _refused(people[1], AnsweredAlready, answer, disposal=made.id, confirmed=False, reason="No.")
    _refused(people[1], NotConfirmed, order, disposal=made.id)
    _as(people[2], answer, disposal=made.id, confirmed=True)
    _as(people[0], order, disposal=made.id)


def test_one_no_ends_it_and_says_why(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.")
        (made,) = propose(actor=look, record_class="report", objects=[old.id])
    _refused(people[1], BadHold, answer, disposal=made.id, confirmed=False, reason=" ")
    _as(people[1], answer, disposal=made.id, confirmed=False, reason="Still needed.")
    _refused(people[2], DisposalSettled, answer, disposal=made.id, confirmed=True)
    with looking(people[2]) as look:
        (shown,) = disposals(look)
        assert (shown.state, [one.reason for one in shown.answers]) == ("declined", ["Still needed."])
        assert propose(actor=look, record_class="report", objects=[old.id])  # it may be proposed anew


def test_what_is_proposed_stands_in_one_proposal(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.")
        propose(actor=look, record_class="report", objects=[old.id])
    _refused(people[1], ProposedAlready, propose, record_class="report", objects=[old.id])


def test_a_proposal_is_of_one_marking(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = [old_report(look, text, marking=at) for text, at in (("A", "PROTECTED A"), ("S", "SECRET"))]
        made = propose(actor=look, record_class="report", objects=[one.id for one in old])
        assert {one.marking_id for one in made} == {one.marking_id for one in old}
        assert len(made) == 2


def test_a_hold_on_one_or_on_all_of_a_marking_keeps_it(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        one, other, free = (
            old_report(look, text, marking=at).id
            for text, at in (("1", "PROTECTED A"), ("2", "PROTECTED B"), ("3", "SECRET"))
        )
        single = place_hold(actor=look, object=one, **WHY)
        place_hold(actor=look, marking=parse("PROTECTED B"), **WHY)
        held = {row.object: row.standing.held for row in rows_of(look, "report", [one, other, free])}
        assert held == {one: True, other: True, free: False}
    for record in (one, other):
        _refused(people[0], Held, propose, record_class="report", objects=[record])
    _as(people[1], lift_hold, hold=single.id, reason="It ended.")
    _refused(people[1], HoldLifted, lift_hold, hold=single.id, reason="Again.")
    _as(people[0], propose, record_class="report", objects=[one])
    with looking(people[0]) as look:
        assert [(hold.object, hasattr(hold, "lift")) for hold in holds(look)] == [(None, False), (one, True)]


def test_who_may_not(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.")
        hold = place_hold(actor=look, object=old.id, **WHY)
    analyst = person("all-seeing")
    _refused(analyst, RoleForbids, place_hold, object=old.id, **WHY)
    _refused(analyst, RoleForbids, lift_hold, hold=hold.id, reason="x")
    _refused(analyst, RoleForbids, propose, record_class="report", objects=[old.id])
    _refused(analyst, RoleForbids, answer, disposal=1, confirmed=True)
    _refused(analyst, RoleForbids, order, disposal=1)


def test_what_is_hidden_is_not_there(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        old = old_report(look, "Old.", marking="SECRET")
        hold = place_hold(actor=look, object=old.id, **WHY)
        lift_hold(actor=look, hold=hold.id, reason="It ended.")
    disposal = confirmed_disposal(people, [old.id])
    low = person("reader")
    for act, how, why in (
        (place_hold, {"object": old.id, **WHY}, NoSuchRecord),
        (place_hold, {"marking": parse("SECRET"), **WHY}, MarkingAboveSight),
        (lift_hold, {"hold": hold.id, "reason": "x"}, NoSuchHold),
        (propose, {"record_class": "report", "objects": [old.id]}, NoSuchRecord),
        (answer, {"disposal": disposal, "confirmed": True}, NoSuchDisposal),
        (order, {"disposal": disposal}, NoSuchDisposal),
    ):
        _refused(low, why, act, **how)
    with looking(low) as look:
        assert (holds(look), disposals(look), due(look)[0].rows) == ([], [], [])


def test_bad_holds_and_proposals(people: list[Officer]) -> None:
    for wrong in ({"kind": "whim"}, {"reason": " "}, {"authority": ""}, {"reason": "x" * 2_001}, {}):
        _refused(people[0], BadHold, place_hold, **(WHY | wrong))
    _refused(people[0], NoSuchRecord, place_hold, **(WHY | {"record_class": "nonsense", "object": 1}))
    _refused(people[0], NothingProposed, propose, record_class="report", objects=[])
    _refused(people[0], NoSuchRecord, propose, record_class="nonsense", objects=[1])
