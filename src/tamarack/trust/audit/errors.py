"""What can be wrong with the log, and with evidence: what is said to prove something about it.

BadInput
└── BadEvidence        can't be accepted; `place` says where, `problem` what
    ├── BadCheckpoint   a signed note of the log's size and root
    ├── BadKey          a key's text, or a key that fits nothing here
    ├── BadProofFile    the proof of one event
    └── BadTimestamp    a time-stamping authority's reply
OutOfOrder
├── LogRolledBack      the database is older than what was signed: nothing more is sealed onto it
└── WrongKey           the sealer's folder holds another key than the log goes on with
NotFound
├── NoSuchEvent        no event of that identifier that this reader may know of
└── NotSealed          the event has no leaf yet, or names what this reader may not see
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder


class BadEvidence(BadInput):
    """Something said to prove a thing about the log can't be accepted."""

    code = "bad-evidence"


class BadCheckpoint(BadEvidence):
    """A checkpoint that is malformed, unsigned, wrongly signed, or at odds with another."""

    code = "bad-checkpoint"


class BadKey(BadEvidence):
    """The text of a key that is none."""

    code = "bad-key"


class BadProofFile(BadEvidence):
    """A proof of one event that is malformed, or does not prove it."""

    code = "bad-proof-file"


class BadTimestamp(BadEvidence):
    """A reply of a time-stamping authority that does not show when a checkpoint existed."""

    code = "bad-timestamp"


class LogRolledBack(OutOfOrder):
    """The database is older than a checkpoint that was signed: nothing more is sealed onto it."""

    code = "log-rolled-back"


class WrongKey(OutOfOrder):
    """The sealer's folder holds another key than the one with which the log goes on."""

    code = "wrong-key"


class NoSuchEvent(NotFound):
    """No event of that identifier that this reader may know of."""

    code = "no-such-event"


class NotSealed(NotFound):
    """The event has no place in the log yet, or names what this reader may not see."""

    code = "not-sealed"
