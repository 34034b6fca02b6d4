"""What can be wrong with the scenario's own sources.

BadInput
└── BadTemplate   a report's template can't be rendered; `place` names the report
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput


class BadTemplate(BadInput):
    """A template of ours that can't be rendered: a fault of the demo, found by its tests."""

    code = "bad-template"
