"""How far an exhibit has come in the terms of ISO/IEC 27037:2012 (clauses 5.4 and 3), from events. Pure.

Identified: recognised as what may matter. Collected: taken into custody. Acquired: copied, its digests taken.
Preserved: the copy is still what it was, as the latest check of its bytes found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """The four processes of handling digital evidence, in order."""

    IDENTIFIED = "identified"
    COLLECTED = "collected"
    ACQUIRED = "acquired"
    PRESERVED = "preserved"


class Outcome(StrEnum):
    """What a check of the stored bytes found."""

    WHOLE = "whole"
    MISSING = "missing"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Reached:
    """One stage; `at` is None while it isn't reached, `by` says who did it."""

    stage: Stage
    at: datetime | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of the bytes."""

    at: datetime
    by: str
    outcome: Outcome


def stages(
    obtained: tuple[datetime, str], registered: tuple[datetime, str], checks: Iterable[Checked]
) -> tuple[Reached, ...]:
    """The four stages: `obtained` and `registered` are when and by whom.

    What was preserved is preserved no longer once a check finds the bytes missing or different.
    """
    latest = max(checks, key=lambda one: one.at, default=None)
    whole = latest is not None and latest.outcome is Outcome.WHOLE
    return (
        Reached(Stage.IDENTIFIED, *obtained),
        Reached(Stage.COLLECTED, *obtained),
        Reached(Stage.ACQUIRED, *registered),
        Reached(Stage.PRESERVED, latest.at, latest.by)
        if latest and whole
        else Reached(Stage.PRESERVED, None),
    )
