"""What custody refuses.

NotFound
├── NoSuchExhibit       no exhibit of that identifier that this viewer may see
└── NoSuchHandover      no handover of that identifier that this viewer may see
Refused
├── NotTheHolder        only who holds an exhibit hands it over
├── NotYourAnswer       nobody confirms, declines or takes back for another
├── NotForThem          the person named may not see the exhibit, or keeps none
└── BelowItsOrigin      a derived file would carry less than what it was made from
OutOfOrder
├── HandoverPending     a handover of this exhibit waits for its answer
└── AlreadyAnswered     the handover has its answer
BadInput
└── BadExhibit          what is said of an exhibit or a handover can't be kept; `place` names the field
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused


class NoSuchExhibit(NotFound):
    """No exhibit of that identifier that this viewer may see."""

    code = "no-such-exhibit"


class NoSuchHandover(NotFound):
    """No handover of that identifier that this viewer may see."""

    code = "no-such-handover"


class NotTheHolder(Refused):
    """Somebody else holds the exhibit."""

    code = "not-the-holder"


class NotYourAnswer(Refused):
    """The answer is another person's to give."""

    code = "not-your-answer"


class NotForThem(Refused):
    """The person named may not see the exhibit for this purpose, or their role keeps no exhibits."""

    code = "not-for-them"


class BelowItsOrigin(Refused):
    """What is derived carries at least the marking of what it came from."""

    code = "below-its-origin"


class HandoverPending(OutOfOrder):
    """A handover of this exhibit waits for its answer."""

    code = "handover-pending"


class AlreadyAnswered(OutOfOrder):
    """The handover has its answer."""

    code = "already-answered"


class BadExhibit(BadInput):
    """What is said of an exhibit or a handover can't be kept."""

    code = "bad-exhibit"
