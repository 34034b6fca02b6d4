"""Which verbs of the record read, which open one record, which search. Pure."""

from __future__ import annotations

from functools import cache

_READING = frozenset({"read", "list", "original", "complete", "search", "begin", "prove", "export"})
_OPENING = frozenset({"read", "original"})
#: Keeping house, and watching: nothing that a rule looks at.
_ASIDE = (
    "refused", "sign-in", "sign-out", "purpose.", "oversight.", "log.", "notice.", "glass.", "declaration.",
)  # fmt: skip


def reads(verb: str) -> bool:
    """Whether it looks at what is there and changes nothing."""
    return _last(verb) in _READING


@cache
def opens(verb: str) -> bool:
    """Whether it opens one record."""
    return _last(verb) in _OPENING and not verb.startswith(_ASIDE)


@cache
def searches(verb: str) -> bool:
    """Whether somebody asked for something in words."""
    return verb.partition(".")[0] == "search"


@cache
def works(verb: str) -> bool:
    """Whether it is an act on what is there."""
    return not reads(verb) and not verb.startswith(_ASIDE)


def _last(verb: str) -> str:
    return verb.rpartition(".")[2]
