"""The marking algebra: who may see, and what is derived carries at least what it came from.

A marking has a height on each of Canada's two ladders (TBS Directive on Security Management,
Appendix J): Protected A to C guards people and organizations, Confidential to Top Secret guards
the national interest. They are two ladders: Protected C is not below Confidential.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import reduce
from typing import TypeVar

from tamarack.trust.markings.errors import EmptyAudience, EmptyPurposes, NoCommonMarking

Name = TypeVar("Name", bound=str)


class Protected(IntEnum):
    """The ladder of injury outside the national interest."""

    NONE = 0
    A = 1
    B = 2
    C = 3


class Classified(IntEnum):
    """The ladder of injury to the national interest."""

    NONE = 0
    CONFIDENTIAL = 1
    SECRET = 2
    TOP_SECRET = 3


class Purpose(StrEnum):
    """What marked information may be looked at for."""

    INTELLIGENCE = "intelligence"
    INVESTIGATION = "investigation"
    EXAMINATION = "examination"
    REMOVAL = "removal"
    PROTECTION = "protection"
    LIAISON = "liaison"
    OVERSIGHT = "oversight"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may see. Immutable; equal markings are one marking.

    `audience` and `purposes` are None for everyone and everything; an empty set is refused.
    `originators` are the agencies whose consent any further release needs (ORCON).
    """

    protected: Protected = Protected.NONE
    classified: Classified = Classified.NONE
    canadian_eyes: bool = False
    audience: frozenset[str] | None = None
    compartments: frozenset[str] = frozenset()
    originators: frozenset[str] = frozenset()
    purposes: frozenset[Purpose] | None = None

    def __post_init__(self) -> None:
        if self.audience is not None and not self.audience:
            raise EmptyAudience
        if self.purposes is not None and not self.purposes:
            raise EmptyPurposes

    def join(self, other: Marking) -> Marking:
        """The least marking that guards both. Raises NoCommonMarking."""
        audience = _common(self.audience, other.audience)
        purposes = _common(self.purposes, other.purposes)
        if audience == frozenset() or purposes == frozenset():
            raise NoCommonMarking(first=self, second=other)
        return Marking(
            protected=max(self.protected, other.protected),
            classified=max(self.classified, other.classified),
            canadian_eyes=self.canadian_eyes or other.canadian_eyes,
            audience=audience,
            compartments=self.compartments | other.compartments,
            originators=self.originators | other.originators,
            purposes=purposes,
        )

    def guards(self, other: Marking) -> bool:
        """Whether whoever may see this may also see `other` (this is at or above it)."""
        return (
            self.protected >= other.protected
            and self.classified >= other.classified
            and self.canadian_eyes >= other.canadian_eyes
            and _within(self.audience, other.audience)
            and self.compartments >= other.compartments
            and self.originators >= other.originators
            and _within(self.purposes, other.purposes)
        )


UNCLASSIFIED = Marking()


def join(markings: Iterable[Marking]) -> Marking:
    """The least marking that guards all of them; of none, UNCLASSIFIED. Raises NoCommonMarking."""
    return reduce(Marking.join, markings, UNCLASSIFIED)


def banner(markings: Iterable[Marking]) -> Marking:
    """What a page that shows all of these carries at its head: the highest of each part.

    A page may stand side by side what may not be derived from together, so where audiences or
    purposes share nothing the banner keeps the first one and its height still tells.
    """
    highest = UNCLASSIFIED
    for marking in markings:
        try:
            highest = highest.join(marking)
        except NoCommonMarking:
            highest = Marking(
                max(highest.protected, marking.protected),
                max(highest.classified, marking.classified),
                highest.canadian_eyes or marking.canadian_eyes,
                highest.audience,
                highest.compartments | marking.compartments,
                highest.originators | marking.originators,
                highest.purposes,
            )
    return highest


def _common(first: frozenset[Name] | None, second: frozenset[Name] | None) -> frozenset[Name] | None:
    if first is None:
        return second
    return first if second is None else first & second


def _within(narrow: frozenset[Name] | None, wide: frozenset[Name] | None) -> bool:
    return wide is None or (narrow is not None and narrow <= wide)
