"""What deciding about findings refuses.

NotFound
└── NoSuchFinding       nothing is found at that place of the text
BadInput
└── NothingChosen       several known things fit, or none, and none was chosen
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput, NotFound


class NoSuchFinding(NotFound):
    """Nothing is found at that place of the text."""

    code = "no-such-finding"


class NothingChosen(BadInput):
    """Choose which known thing the words mean."""

    code = "nothing-chosen"
