"""How what happens at the door is recorded: all of it in one place, in one shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tamarack.trust.audit.actions import record_outside


def note(
    verb: str,
    *,
    actor: int | None,
    details: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    channel: str = "web",
) -> None:
    """Record what touches no marked row. `details` are codes and counts, `words` what somebody typed."""
    record_outside(verb, actor=actor, channel=channel, details={**(details or {}), **(words or {})})
