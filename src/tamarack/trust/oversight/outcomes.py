"""What a review may conclude. Pure."""

from __future__ import annotations

GLASS = "glass"  # the rule of broken glasses
_OF_FINDING = ("explained", "follow-up", "referred")
_OF_GLASS = ("justified", "not-justified", "referred")


def outcomes_of(rule: str) -> tuple[str, ...]:
    """The outcomes by code, in the order in which they are offered."""
    return _OF_GLASS if rule == GLASS else _OF_FINDING
