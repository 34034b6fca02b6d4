"""A viewer: the facts about a person that decide what they may see, and the one decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose


class Lift(StrEnum):
    """A restriction that a broken glass may lift. Levels, compartments and Canadian eyes are none of them."""

    PURPOSE = "purpose"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody looking. `officer` is their public identifier; `sees_claims` is False for
    administrators, who keep the system and see nothing in it."""

    officer: int
    agency: str
    protected: Protected = Protected.NONE
    classified: Classified = Classified.NONE
    canadian: bool = False
    compartments: frozenset[str] = frozenset()
    sees_claims: bool = True
    lifts: frozenset[Lift] = frozenset()


#: Whoever keeps the server: no person, and sees no claims.
OPERATOR = Viewer(officer=0, agency="", sees_claims=False)


def own_height(viewer: Viewer) -> Marking:
    """The marking of what this viewer writes down themselves, which may tell of anything that they see.

    No audience: who watches over the record does so for every agency (Privacy Act, par. 8(2)(h)).
    """
    return Marking(
        protected=viewer.protected,
        classified=viewer.classified,
        canadian_eyes=viewer.canadian,
        compartments=viewer.compartments,
    )


def may_see(viewer: Viewer, marking: Marking, purpose: Purpose) -> bool:
    """Whether this viewer may see what carries this marking, for this purpose. All tests must pass.

    What an originator controls is lifted for nobody.
    """
    lifted = frozenset() if marking.originators else viewer.lifts
    return (
        viewer.sees_claims
        and viewer.protected >= marking.protected
        and viewer.classified >= marking.classified
        and (viewer.canadian or not marking.canadian_eyes)
        and (marking.audience is None or viewer.agency in marking.audience or Lift.AUDIENCE in lifted)
        and viewer.compartments >= marking.compartments
        and (marking.purposes is None or purpose in marking.purposes or Lift.PURPOSE in lifted)
    )


def ordinary(viewer: Viewer) -> Viewer:
    """The same person with no glass broken."""
    return replace(viewer, lifts=frozenset())
