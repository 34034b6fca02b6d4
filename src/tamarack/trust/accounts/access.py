"""What a person holds: role, clearance and compartments, computed from confirmed grants. Pure.

Of roles, and of each ladder, a person holds one: the one confirmed last. Compartments add up. What has run
out or was taken away counts for nothing from that moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tamarack.trust.accounts.errors import RoleForbids
from tamarack.trust.accounts.roles import PERMITTED, Role, Verb
from tamarack.trust.markings.marking import Classified, Marking, Protected


class Kind(StrEnum):
    """What can be granted."""

    ROLE = "role"
    PROTECTED = "protected"
    CLASSIFIED = "classified"
    COMPARTMENT = "compartment"
    FACTOR = "factor"  # leave to set a lost second factor up anew: used once, by its confirmation


@dataclass(frozen=True, slots=True)
class Held:
    """One confirmed grant. `confirmed` is when the second person said yes."""

    kind: Kind
    value: str
    confirmed: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may do and how high they are cleared, at one moment."""

    role: Role | None = None
    protected: Protected = Protected.NONE
    classified: Classified = Classified.NONE
    compartments: frozenset[str] = frozenset()

    @property
    def sees_claims(self) -> bool:
        """Whether claims exist for this person: not without a role, and not for who keeps the system."""
        return self.role not in (None, Role.ADMINISTRATOR)

    def permits(self, verb: Verb) -> bool:
        """Whether the role does this."""
        return self.role is not None and verb in PERMITTED[self.role]

    def demand(self, verb: Verb) -> None:
        """Raises RoleForbids where the role does not do this."""
        if not self.permits(verb):
            raise RoleForbids(role=self.role or "", verb=verb.value)

    def clearance(self) -> Marking:
        """The highest marking of each ladder that this person may see, compartments with it."""
        return Marking(protected=self.protected, classified=self.classified, compartments=self.compartments)


NOTHING = Access()


def access(held: Iterable[Held], at: datetime) -> Access:
    """What these grants give at that moment."""
    standing = sorted((one for one in held if one.until > at), key=lambda one: one.confirmed)
    latest = {one.kind: one.value for one in standing}
    return Access(
        role=Role(latest[Kind.ROLE]) if Kind.ROLE in latest else None,
        protected=Protected[latest.get(Kind.PROTECTED, "NONE")],
        classified=Classified[latest.get(Kind.CLASSIFIED, "NONE")],
        compartments=frozenset(one.value for one in standing if one.kind is Kind.COMPARTMENT),
    )
