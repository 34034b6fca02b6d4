"""Days of retention: worked examples, the privacy law's own among them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tamarack.trust.retention.clock import Period, begun_by, standing, started_on

TWO_YEARS = Period(years=2)


def test_two_years_after_the_last_administrative_use() -> None:
    """PRI-EX-3 of privacy.yaml (Privacy Regulations s. 4)."""
    found = standing(date(2026, 5, 4), TWO_YEARS)
    assert found.earliest == date(2028, 5, 4)
    assert not found.may_go(date(2028, 5, 3))
    assert found.may_go(date(2028, 5, 4))


@pytest.mark.parametrize(
    ("started", "period", "earliest", "latest"),
    [
        (date(2024, 2, 29), Period(years=2), date(2026, 3, 1), date(2026, 2, 28)),
        (date(2024, 2, 29), Period(years=4), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2024, 2, 28), Period(years=2), date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 8, 31), Period(months=6), date(2027, 3, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), Period(months=2), date(2027, 3, 1), date(2027, 2, 28)),
        (date(2026, 10, 31), Period(months=1), date(2026, 12, 1), date(2026, 11, 30)),
        (date(2026, 12, 15), Period(days=30), date(2027, 1, 14), date(2027, 1, 14)),
        (date(2021, 3, 1), Period(years=5), date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 1, 31), Period(years=1, months=1, days=1), date(2027, 3, 2), date(2027, 3, 1)),
    ],
)
def test_a_month_without_such_a_day(started: date, period: Period, earliest: date, latest: date) -> None:
    found = standing(started, period, period)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_hold_always_wins() -> None:
    found = standing(date(2000, 1, 1), TWO_YEARS, Period(years=3), holds=["access request"])
    assert not found.may_go(date(2026, 1, 1))
    assert not found.overdue(date(2026, 1, 1))
    without = standing(date(2000, 1, 1), TWO_YEARS, Period(years=3))
    assert without.may_go(date(2026, 1, 1))
    assert without.overdue(date(2003, 1, 2))
    assert not without.overdue(date(2003, 1, 1))


def test_a_schedule_without_a_maximum_is_never_overdue() -> None:
    assert not standing(date(1900, 1, 1), TWO_YEARS).overdue(date(2026, 1, 1))


def test_a_later_use_starts_the_clock_anew() -> None:
    assert started_on(date(2020, 1, 1), None) == date(2020, 1, 1)
    assert started_on(date(2020, 1, 1), date(2024, 6, 1)) == date(2024, 6, 1)
    assert started_on(date(2024, 6, 1), date(2020, 1, 1)) == date(2024, 6, 1)


@pytest.mark.parametrize(
    "period", [Period(years=2), Period(months=6), Period(days=45), Period(years=1, months=1)]
)
def test_what_began_by_that_day_is_due_and_nothing_later(period: Period) -> None:
    for ahead in range(800):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        last = begun_by(day, period)
        assert standing(last, period).earliest <= day
        assert standing(last + timedelta(days=1), period).earliest > day
