"""What signing in refuses.

Refused
├── SecondFactorNeeded   signed in by password alone, where a second factor is required
└── TooManyAttempts      tried too often; wait
NotFound
├── NoSuchSession        the person has no such open session
└── NoSuchFactor         the person has no such second factor
OutOfOrder
└── LastFactor           the last second factor can't be removed where one is required
"""

from __future__ import annotations

from tamarack.foundation.errors import NotFound, OutOfOrder, Refused


class SecondFactorNeeded(Refused):
    """Signed in by password alone, where a second factor is required."""

    code = "second-factor-needed"


class TooManyAttempts(Refused):
    """Tried too often. Facts: `seconds` to wait."""

    code = "too-many-attempts"


class NoSuchSession(NotFound):
    """The person has no such open session."""

    code = "no-such-session"


class NoSuchFactor(NotFound):
    """The person has no such second factor."""

    code = "no-such-factor"


class LastFactor(OutOfOrder):
    """The last second factor can't be removed where one is required."""

    code = "last-factor"
