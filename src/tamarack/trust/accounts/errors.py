"""What accounts refuse.

Refused
├── RoleForbids       the person's role does not do this
├── SecondPerson      who asked, or whom it is for, may not confirm it
└── NotInUnit         supervisors ask for people of their own unit
BadInput
├── UnknownPerson     no account has that login
├── BadAccount        an account's facts don't hold together
└── BadGrant          what is asked for can't be granted
NotFound
└── NoSuchGrant       nothing was asked for under that identifier
OutOfOrder
└── GrantSettled      it was answered before, or has ended
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused


class RoleForbids(Refused):
    """The person's role does not do this."""

    code = "role-forbids"


class SecondPerson(Refused):
    """Who asked for it, or whom it is for, may not confirm it: that takes a second person."""

    code = "second-person"


class NotInUnit(Refused):
    """A supervisor asks for people of their own unit."""

    code = "not-in-unit"


class UnknownPerson(BadInput):
    """No account has that login."""

    code = "unknown-person"


class BadAccount(BadInput):
    """An account's facts don't hold together."""

    code = "bad-account"


class BadGrant(BadInput):
    """What is asked for can't be granted."""

    code = "bad-grant"


class NoSuchGrant(NotFound):
    """Nothing was asked for under that identifier."""

    code = "no-such-grant"


class GrantSettled(OutOfOrder):
    """It was answered before, or has ended."""

    code = "grant-settled"
