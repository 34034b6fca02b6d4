"""What claims refuse.

NotFound
├── NoSuchClaim         no claim of that identifier that stands and that this viewer may see
├── NoSuchReport        no report of that identifier that this viewer may see
└── NoSuchEntity        nothing is said, to this viewer, of an entity of that identifier
OutOfOrder
├── AlreadyWithdrawn    the report was withdrawn before
└── NothingToTakeBack   the claim is not there, or was taken back
Refused
└── NotYours            the claim was recorded by somebody else
BadInput
├── NoReason            an act that needs a reason came without one
└── WordsNotThere       the cited words do not stand at that place
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused


class NoSuchClaim(NotFound):
    """No claim of that identifier that stands and that this viewer may see."""

    code = "no-such-claim"


class NoSuchReport(NotFound):
    """No report of that identifier that this viewer may see."""

    code = "no-such-report"


class NoSuchEntity(NotFound):
    """Nothing is said, to this viewer, of an entity of that identifier."""

    code = "no-such-entity"


class AlreadyWithdrawn(OutOfOrder):
    """The report was withdrawn before."""

    code = "already-withdrawn"


class NothingToTakeBack(OutOfOrder):
    """The claim is not there, or was taken back."""

    code = "nothing-to-take-back"


class NotYours(Refused):
    """The claim was recorded by somebody else: who may withdraw reports may take it back."""

    code = "not-yours"


class NoReason(BadInput):
    """An act that needs a reason came without one."""

    code = "no-reason"


class WordsNotThere(BadInput):
    """The cited words do not stand at that place."""

    code = "words-not-there"
