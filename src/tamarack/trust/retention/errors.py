"""What retention refuses.

BadInput
├── BadSchedules      the schedules' own file does not hold together; names the place
├── BadHold           a hold lacks its reason or authority, or covers nothing
└── NothingProposed   a disposal of nothing
Refused
├── OwnProposal       who proposed a disposal does not confirm it
└── AnsweredAlready   a person answers a proposal once
NotFound
├── NoSuchHold        no hold under that identifier
├── NoSuchDisposal    no disposal under that identifier
└── NoSuchRecord      no record of that class under that identifier
OutOfOrder
├── HoldLifted        it was lifted before
├── TooEarly          the minimum has not passed, or no schedule applies
├── Held              a hold is open: it wins
├── ProposedAlready   it stands in a proposal that is open
├── DisposalSettled   it was declined, or carried out
├── NotConfirmed      two other people have not confirmed it
└── DisposalStopped   what was confirmed is not what is there
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused


class BadSchedules(BadInput):
    """The file of the schedules does not hold together."""

    code = "bad-schedules"


class BadHold(BadInput):
    """A hold lacks its reason or authority, or covers nothing."""

    code = "bad-hold"


class NothingProposed(BadInput):
    """Nothing was chosen, or more than one disposal takes."""

    code = "nothing-proposed"


class OwnProposal(Refused):
    """Whoever proposed a disposal does not confirm it: that takes two others."""

    code = "own-proposal"


class AnsweredAlready(Refused):
    """One person answers a proposal once."""

    code = "answered-already"


class NoSuchHold(NotFound):
    """No hold under that identifier."""

    code = "no-such-hold"


class NoSuchDisposal(NotFound):
    """No disposal under that identifier."""

    code = "no-such-disposal"


class NoSuchRecord(NotFound):
    """No record of that class under that identifier."""

    code = "no-such-record"


class HoldLifted(OutOfOrder):
    """The hold was lifted before."""

    code = "hold-lifted"


class TooEarly(OutOfOrder):
    """The minimum period has not passed, or no schedule applies."""

    code = "too-early"


class Held(OutOfOrder):
    """A hold is open, and a hold always wins."""

    code = "held"


class ProposedAlready(OutOfOrder):
    """It stands in a proposal that is still open."""

    code = "proposed-already"


class DisposalSettled(OutOfOrder):
    """The disposal was declined, or carried out."""

    code = "disposal-settled"


class NotConfirmed(OutOfOrder):
    """Two other people have not confirmed the disposal."""

    code = "not-confirmed"


class DisposalStopped(OutOfOrder):
    """What was confirmed is not what is there: nothing was disposed of."""

    code = "disposal-stopped"
