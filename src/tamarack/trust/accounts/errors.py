"""What accounts refuse.

Refused
├── RoleForbids       the person's role does not do this
BadInput
├── UnknownPerson     no account has that login
└── BadAccount        an account's facts don't hold together
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, Refused


class RoleForbids(Refused):
    """The person's role does not do this."""

    code = "role-forbids"


class UnknownPerson(BadInput):
    """No account has that login."""

    code = "unknown-person"


class BadAccount(BadInput):
    """An account's facts don't hold together."""

    code = "bad-account"
