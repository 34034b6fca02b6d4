"""What can be wrong with a marking, or with looking.

BadInput
├── BadMarking          text or parts that make no marking
│   ├── EmptyAudience   an audience of nobody: never stored, never read as "everyone"
│   └── EmptyPurposes   permitted for nothing
Refused
└── NoCommonMarking     two things whose audiences or purposes share nothing can't be derived from together
TamarackError
└── NoViewer            marked rows were asked for and nobody is looking
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, Refused, TamarackError


class BadMarking(BadInput):
    """Text or parts that make no marking."""

    code = "bad-marking"


class EmptyAudience(BadMarking):
    """An audience of nobody."""

    code = "empty-audience"


class EmptyPurposes(BadMarking):
    """Permitted for no purpose at all."""

    code = "empty-purposes"


class NoCommonMarking(Refused):
    """Nothing may be derived from both: no agency, or no purpose, is permitted by each."""

    code = "no-common-marking"


class NoViewer(TamarackError):
    """Marked rows were asked for outside `viewing(viewer, purpose)`."""

    code = "no-viewer"
