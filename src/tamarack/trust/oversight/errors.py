"""What oversight refuses.

OutOfOrder
├── CaseNeeded       a session for this purpose names its case, request or duty; told as 428
├── ReasonNeeded     this record is opened for a reason of its own; told as 428
└── GlassBroken      as many glasses as policy allows are broken already
Refused
├── GlassForbidden   policy lets this role, or for this purpose, break no glass
├── GlassReadsOnly   what only a broken glass shows is read and nothing more
└── NotTheirReview   nobody reviews themselves, or people of another unit
BadInput
├── ShortReason      a reason too short to tell anybody anything
├── BadGround        no ground of that name
└── BadReview        no outcome of that name for this finding, or no note
NotFound
├── NoSuchFinding    nothing found under that identifier
└── NoSuchRelative   no such declared relative of one's own
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound, OutOfOrder, Refused


class CaseNeeded(OutOfOrder):
    """A session for this purpose names its case, request or duty. Facts: `purpose`."""

    code = "case-needed"


class ReasonNeeded(OutOfOrder):
    """This record is opened for a reason of its own. Facts: `of`, under which the reason is kept."""

    code = "reason-needed"


class GlassBroken(OutOfOrder):
    """As many glasses as policy allows are broken already."""

    code = "glass-broken"


class GlassForbidden(Refused):
    """Policy lets this role, or for this purpose, break no glass."""

    code = "glass-forbidden"


class GlassReadsOnly(Refused):
    """What only a broken glass shows is read and nothing more."""

    code = "glass-reads-only"


class NotTheirReview(Refused):
    """Nobody reviews themselves, or people of another unit."""

    code = "not-their-review"


class ShortReason(BadInput):
    """A reason too short to tell anybody anything. Facts: `shortest`, in characters."""

    code = "short-reason"


class BadGround(BadInput):
    """No ground of that name."""

    code = "bad-ground"


class BadReview(BadInput):
    """No outcome of that name for this finding, or no note."""

    code = "bad-review"


class NoSuchFinding(NotFound):
    """Nothing found under that identifier."""

    code = "no-such-finding"


class NoSuchRelative(NotFound):
    """No such declared relative of one's own."""

    code = "no-such-relative"
