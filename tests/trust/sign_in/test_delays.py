"""How long somebody waits: free at first, doubling, never long where strangers could keep others out."""

from __future__ import annotations

import pytest

from tamarack.trust.sign_in.delays import ADDRESS, FACTOR, KNOWN_BROWSER, LOGIN, Pace, delay, left

_PACE = Pace(free=3, most=60, window=3600)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (2, 0), (3, 1), (4, 2), (5, 4), (8, 32), (9, 60), (1_000_000, 60)]
)
def test_the_wait_doubles_up_to_a_most(failures: int, seconds: int) -> None:
    assert delay(_PACE, failures) == seconds


def test_what_has_passed_counts() -> None:
    assert left(_PACE, 5, 0.0) == 4.0
    assert left(_PACE, 5, 3.5) == 0.5
    assert left(_PACE, 5, 4.0) == 0.0
    assert left(_PACE, 5, 900.0) == 0.0


def test_strangers_can_hold_nobody_up_for_more_than_a_minute() -> None:
    assert max(LOGIN.most, ADDRESS.most) == 60


def test_a_day_of_guessing_stays_hopeless() -> None:
    """Three codes of a million are right at a time: 97 tries in a day find one of them once in nine years."""
    in_a_day = FACTOR.free + FACTOR.window // FACTOR.most
    assert in_a_day <= 101
    assert KNOWN_BROWSER == FACTOR
