"""Who holds an exhibit: only what both did moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tamarack.trust.custody.chain import Answer, Answered, Handed, Holding, chain, may_answer

START = datetime(2026, 1, 1, tzinfo=UTC)
ANA, BEN, CAM = 1, 2, 3


def _at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def _handed(position: int, giver: int, recipient: int, answer: Answer | None = None) -> Handed:
    return Handed(100 + position, position, giver, recipient, _at(2 * position + 1), answer=answer)


def _yes(position: int, by: int) -> Answer:
    return Answer(Answered.CONFIRMED, by, _at(2 * position + 2))


def test_who_registers_holds() -> None:
    custody = chain(ANA, START, [])
    assert custody.holdings == (Holding(ANA, START),)
    assert (custody.holder, custody.pending, custody.broken) == (ANA, None, ())


def test_a_handover_moves_it_when_the_other_confirms_and_not_before() -> None:
    waiting = _handed(0, ANA, BEN)
    custody = chain(ANA, START, [waiting])
    assert (custody.holder, custody.pending) == (ANA, waiting)
    confirmed = _handed(0, ANA, BEN, _yes(0, BEN))
    custody = chain(ANA, START, [confirmed])
    assert custody.pending is None
    assert custody.holdings == (Holding(ANA, START, _at(2)), Holding(BEN, _at(2)))


def test_declined_or_taken_back_leaves_it_where_it_was() -> None:
    for kind, by in ((Answered.DECLINED, BEN), (Answered.TAKEN_BACK, ANA)):
        custody = chain(ANA, START, [_handed(0, ANA, BEN, Answer(kind, by, _at(2), "no"))])
        assert (custody.holder, custody.pending, custody.broken) == (ANA, None, ())
        assert custody.holdings == (Holding(ANA, START),)


def test_the_order_is_that_of_positions_and_not_of_rows_or_clocks() -> None:
    back = Handed(101, 1, BEN, ANA, START - timedelta(days=9), answer=_yes(1, ANA))
    custody = chain(ANA, START, [back, _handed(0, ANA, BEN, _yes(0, BEN))])
    assert [one.holder for one in custody.holdings] == [ANA, BEN, ANA]
    assert custody.broken == ()


def test_what_does_not_follow_moves_nothing_and_is_named() -> None:
    not_held = _handed(0, BEN, CAM, _yes(0, CAM))
    for_another = _handed(0, ANA, BEN, _yes(0, CAM))
    by_the_giver = _handed(0, ANA, BEN, _yes(0, ANA))
    to_oneself = _handed(0, ANA, ANA, _yes(0, ANA))
    missing_before = _handed(1, ANA, BEN, _yes(1, BEN))
    for one in (not_held, for_another, by_the_giver, to_oneself, missing_before):
        custody = chain(ANA, START, [one])
        assert (custody.holder, custody.broken) == (ANA, (one.id,))
    first, second = _handed(0, ANA, BEN), _handed(1, ANA, CAM, _yes(1, CAM))
    custody = chain(ANA, START, [first, second])
    assert (custody.holder, custody.pending, custody.broken) == (ANA, first, (second.id,))


def test_whose_answer_it_is() -> None:
    one = _handed(0, ANA, BEN)
    wanted = {Answered.CONFIRMED: BEN, Answered.DECLINED: BEN, Answered.TAKEN_BACK: ANA}
    for kind, who in wanted.items():
        assert [may_answer(one, kind, person) for person in (ANA, BEN, CAM)] == [
            person == who for person in (ANA, BEN, CAM)
        ]


acts = st.lists(st.tuples(st.integers(2, 5), st.sampled_from([*Answered])), max_size=12)


def _lawful(wanted: list[tuple[int, Answered]], last_waits: bool) -> tuple[list[Handed], list[int]]:
    """Handovers as the actions make them, and who held it, one after the other."""
    rows: list[Handed] = []
    held = [1]
    for recipient, kind in wanted:
        giver = held[-1]
        if recipient == giver:
            continue
        at = len(rows)
        by = giver if kind is Answered.TAKEN_BACK else recipient
        rows.append(_handed(at, giver, recipient, Answer(kind, by, _at(2 * at + 2), "why")))
        if kind is Answered.CONFIRMED:
            held.append(recipient)
    if last_waits:
        rows.append(_handed(len(rows), held[-1], 9))
    return rows, held


@given(acts, st.booleans(), st.randoms(use_true_random=False))
def test_lawful_acts_are_never_broken_and_come_to_the_same_in_any_order(
    wanted: list[tuple[int, Answered]], last_waits: bool, chance: object
) -> None:
    rows, held = _lawful(wanted, last_waits)
    custody = chain(1, START, rows)
    assert [one.holder for one in custody.holdings] == held
    assert custody.broken == ()
    assert (custody.pending is not None) == last_waits
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert chain(1, START, mixed) == custody


@given(acts, st.booleans())
def test_holdings_are_one_line_without_a_gap(wanted: list[tuple[int, Answered]], last_waits: bool) -> None:
    holdings = chain(1, START, _lawful(wanted, last_waits)[0]).holdings
    assert holdings[0].since == START
    assert holdings[-1].until is None
    for one, after in pairwise(holdings):
        assert one.until == after.since
        assert one.holder != after.holder


@given(
    st.lists(
        st.builds(
            Handed,
            id=st.integers(1, 10**6),
            position=st.integers(0, 6),
            giver=st.integers(1, 3),
            recipient=st.integers(1, 3),
            at=st.just(START),
            answer=st.none()
            | st.builds(Answer, st.sampled_from([*Answered]), st.integers(1, 3), st.just(START)),
        ),
        max_size=7,
        unique_by=lambda one: one.id,
    )
)
def test_whatever_the_rows_say_each_move_has_both_parties_acts(rows: list[Handed]) -> None:
    custody = chain(1, START, rows)
    sound = {one.id for one in rows} - set(custody.broken)
    moves = [(a.holder, b.holder) for a, b in pairwise(custody.holdings)]
    confirmed = {
        (one.giver, one.recipient)
        for one in rows
        if one.id in sound
        and one.answer
        and one.answer.kind is Answered.CONFIRMED
        and one.answer.by == one.recipient
    }
    assert set(moves) <= confirmed
