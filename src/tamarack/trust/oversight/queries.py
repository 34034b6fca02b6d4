"""Reading what oversight holds: relatives, broken glasses, notices, reviews. Findings are in `watch.py`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.models import DeclaredRelative, Glass, Review

MOST_NOTICES = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A notice: who opened what of one's own, under which markings, and when one has read it."""

    id: int
    at: datetime
    event: int
    actor: int
    kind: str
    named: tuple[int, ...]
    marks: tuple[int, ...]
    seen: datetime | None


def notices(viewer: Look, most: int = MOST_NOTICES) -> list[Told]:
    """One's own notices, newest first, as far as one may see what they name."""
    require(viewer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tamarack_notices(%s)", [most])
        found = [
            Told(id, at, event, actor, kind, tuple(named), tuple(marks), seen)
            for id, at, event, actor, kind, named, marks, seen in cursor.fetchall()
        ]
    record("notice.list", actor=viewer, details={"notices": len(found)})
    return found


def relatives(viewer: Look, officers: Collection[int] | None = None) -> list[DeclaredRelative]:
    """Declarations that hold, oldest first: one's own, or of those whom one watches over."""
    found = DeclaredRelative.objects.filter(end=None)
    wanted = [viewer.viewer.officer] if officers is None else list(officers)
    listed = list(found.filter(officer_id__in=wanted).order_by("declared_at", "id"))
    record(
        "declaration.list",
        actor=require(viewer),
        objects=[(one, None) for one in sorted({row.officer_id for row in listed})],
    )
    return listed


def glasses(viewer: Look, officers: Collection[int]) -> list[Glass]:
    """The glasses that these people broke, newest first, as far as one watches over them."""
    found = Glass.objects.select_related("end", "officer").filter(officer_id__in=list(officers))
    listed = list(found.order_by("-at", "-id"))
    record("glass.list", actor=require(viewer), objects=[(one.id, None) for one in listed])
    return listed


def reviews(viewer: Look, findings: Collection[str]) -> dict[str, list[Review]]:
    """The reviews of these findings, oldest first. Nobody reads those of themselves."""
    found = Review.objects.select_related("by").filter(finding__in=list(findings))
    by_finding: dict[str, list[Review]] = {}
    for one in found.order_by("at", "id"):
        by_finding.setdefault(one.finding, []).append(one)
    record("oversight.list", actor=require(viewer), details={"reviews": len(found)})
    return by_finding
