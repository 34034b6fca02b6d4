"""What the API refuses by itself; everything else it tells is another room's error.

BadInput
├── BadRequest        what was sent does not have the shape that the address takes
├── BadCursor         a cursor that no page of ours gave
├── UnknownPurpose    the header `Tamarack-Purpose` names no purpose
└── TooLarge          more than the address takes; told as 413
Refused
├── NotSignedIn       nobody is signed in; told as 401
├── ForgedRequest     no token shows that the signed-in person's own program sent this
└── TooOften          more requests in a minute than one person's; told as 429
NotFound
└── NoSuchAddress     nothing answers there
OutOfOrder
└── PurposeNeeded     neither the request nor the session says what for; told as 428
TamarackError
├── WrongMethod       the address does not take this method; told as 405
└── Unexpected        a fault of ours; told as 500, and nothing more of it
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused, TamarackError


class BadRequest(BadInput):
    """What was sent does not have the shape that the address takes."""

    code = "bad-request"


class BadCursor(BadInput):
    """A cursor that no page of ours gave."""

    code = "bad-cursor"


class UnknownPurpose(BadInput):
    """The header `Tamarack-Purpose` names no purpose."""

    code = "unknown-purpose"


class TooLarge(BadInput):
    """More than the address takes. Facts: `limit`, in bytes."""

    code = "too-large"


class NotSignedIn(Refused):
    """Nobody is signed in."""

    code = "not-signed-in"


class ForgedRequest(Refused):
    """No token shows that the signed-in person's own program sent this."""

    code = "forged-request"


class TooOften(Refused):
    """More requests in a minute than one person's. Facts: `seconds` to wait."""

    code = "too-often"


class NoSuchAddress(NotFound):
    """Nothing answers at this address."""

    code = "no-such-address"


class PurposeNeeded(OutOfOrder):
    """Neither the request nor the session says what for."""

    code = "purpose-needed"


class WrongMethod(TamarackError):
    """The address does not take this method. Facts: `allowed`."""

    code = "wrong-method"


class Unexpected(TamarackError):
    """A fault of ours."""

    code = "unexpected"
