"""How long somebody waits who has tried in vain. Pure.

The first attempts are free; after that the wait doubles with each, up to a most that stays short where the
attempts of strangers could keep the right person out (see docs/decisions/0021).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """`free` attempts in `window` seconds cost nothing; the wait then doubles from 1 to `most` seconds."""

    free: int
    most: int
    window: int


_DAY = 24 * 3600
#: A browser from which this person has signed in before: only its own attempts count.
KNOWN_BROWSER = Pace(free=5, most=900, window=_DAY)
#: The same login from any other browser, all of them together.
LOGIN = Pace(free=5, most=60, window=_DAY)
#: One address, whichever logins are tried from browsers that aren't known.
ADDRESS = Pace(free=30, most=60, window=600)
#: Codes and passkeys of one person: whoever tries them has given the password.
FACTOR = Pace(free=5, most=900, window=_DAY)

LONGEST_WINDOW = max(pace.window for pace in (KNOWN_BROWSER, LOGIN, ADDRESS, FACTOR))


def delay(pace: Pace, failures: int) -> int:
    """Seconds that must lie between the last of so many failures and the next attempt."""
    if failures < pace.free:
        return 0
    return min(pace.most, 1 << min(failures - pace.free, 30))


def left(pace: Pace, failures: int, since_last: float) -> float:
    """Seconds that are left to wait, when the last failure lies `since_last` seconds back; 0.0 for none."""
    return max(0.0, delay(pace, failures) - since_last)
