"""Reading what was handed in."""

from __future__ import annotations

from tamarack.foundation.errors import NotFound
from tamarack.intelligence.intake.models import Intake, Reject
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require


class NoSuchIntake(NotFound):
    """No intake of that identifier that this viewer may see."""

    code = "no-such-intake"


def intake_by_id(viewer: Look, identifier: int) -> Intake:
    """One intake with its source and grade. Raises NoSuchIntake."""
    found = Intake.objects.select_related("grade", "filed_by").filter(id=identifier).first()
    if found is None:
        raise NoSuchIntake(id=identifier)
    record("intake.read", actor=require(viewer), objects=[(identifier, found.marking_id)])
    return found


def rejects(viewer: Look, intake: int, most: int = 200) -> list[Reject]:
    """What could not be taken in, in the file's order."""
    require(viewer)
    return list(Reject.objects.filter(intake_id=intake).order_by("position")[:most])


def waiting(viewer: Look, identifier: int) -> Intake:
    """An intake for the work that reads it. Raises NoSuchIntake: also when its officer may see it no more."""
    require(viewer)
    found = Intake.objects.filter(id=identifier).first()
    if found is None:
        raise NoSuchIntake(id=identifier)
    record("intake.begin", actor=viewer, objects=[(identifier, found.marking_id)])
    return found
