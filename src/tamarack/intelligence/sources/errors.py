"""What the register of sources refuses.

NotFound
└── NoSuchSource
"""

from __future__ import annotations

from tamarack.foundation.errors import NotFound


class NoSuchSource(NotFound):
    """No source of that identifier that this viewer may see."""

    code = "no-such-source"
