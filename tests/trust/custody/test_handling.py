"""The stages of handling, from events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tamarack.trust.custody.handling import Checked, Outcome, Reached, Stage, stages

SEIZED, TAKEN_IN = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
FIRST = (
    Reached(Stage.IDENTIFIED, SEIZED, "Weir"),
    Reached(Stage.COLLECTED, SEIZED, "Weir"),
    Reached(Stage.ACQUIRED, TAKEN_IN, "Oduya"),
)


def _stages(*checks: Checked) -> tuple[Reached, ...]:
    return stages((SEIZED, "Weir"), (TAKEN_IN, "Oduya"), checks)


def test_it_is_not_preserved_before_its_bytes_were_checked() -> None:
    assert _stages() == (*FIRST, Reached(Stage.PRESERVED, None))


def test_the_latest_check_decides_in_whatever_order_they_are_given() -> None:
    day = timedelta(days=1)
    whole = Checked(TAKEN_IN + day, "Roy", Outcome.WHOLE)
    again = Checked(TAKEN_IN + 3 * day, "Haile", Outcome.WHOLE)
    assert _stages(whole) == (*FIRST, Reached(Stage.PRESERVED, whole.at, "Roy"))
    for outcome in (Outcome.MISSING, Outcome.DIFFERS):
        bad = Checked(TAKEN_IN + 2 * day, "Roy", outcome)
        assert _stages(bad, whole)[3] == Reached(Stage.PRESERVED, None)
        assert _stages(again, bad, whole)[3] == Reached(Stage.PRESERVED, again.at, "Haile")
