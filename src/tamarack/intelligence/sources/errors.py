"""What the register of sources refuses.

NotFound
└── NoSuchSource        no source of that identifier that this viewer may see
BadInput
└── BadName             a source without a name, or with one too long
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound


class NoSuchSource(NotFound):
    """No source of that identifier that this viewer may see."""

    code = "no-such-source"


class BadName(BadInput):
    """A source has a name, of at most so many characters."""

    code = "bad-name"
