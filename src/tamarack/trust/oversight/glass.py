"""A broken glass: whether somebody's is broken now, and what that lifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from tamarack.trust.accounts.access import Access
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewer import Lift
from tamarack.trust.oversight.reasons import policy_now


@dataclass(frozen=True, slots=True)
class OpenGlass:
    """A glass that is broken now."""

    id: int
    ground: str
    reason: str
    at: datetime
    until: datetime

    def ground_words(self, language: str) -> str:
        """The ground in that language; a ground that policy no longer has by its code."""
        return ground_words(self.ground, language)


def ground_words(ground: str, language: str) -> str:
    """A ground in that language; one that policy no longer has by its code."""
    english, french = policy_now().glass.grounds.get(ground, (ground, ground))
    return french if language.startswith("fr") else english


def open_glasses(officer: int) -> list[OpenGlass]:
    """The glasses of this person that are broken now, by the database's own clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ground, reason, at, until FROM tamarack_open_glass(%s)", [officer])
        return [OpenGlass(*row) for row in cursor.fetchall()]


def may_break(held: Access) -> bool:
    """Whether policy lets this role break the glass at all."""
    return held.role in policy_now().glass.roles


def lifted_by(glass: OpenGlass | None, held: Access, purpose: Purpose) -> frozenset[Lift]:
    """What this person's broken glass lifts, for that purpose: nothing where policy no longer allows it."""
    rules = policy_now().glass
    if glass is None or held.role not in rules.roles or purpose not in rules.purposes:
        return frozenset()
    return rules.lifts
