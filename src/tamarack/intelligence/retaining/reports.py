"""Reports as a class of records: which are due in a viewer's sight, and how they go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from tamarack.intelligence.claims.models import Report
from tamarack.intelligence.retaining.functions import ORIGINALS, STATEMENTS
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.retention.classes import Candidate, RecordClass, register

_FIELDS = ("id", "marking_id", "received_at", "title")


def begun_by(viewer: Look, day: date, most: int) -> list[Candidate]:
    """The reports that the viewer sees and that were received by that day, oldest first."""
    require(viewer)
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    found = Report.objects.filter(received_at__lt=end).order_by("received_at", "id")
    return _candidates(found.values_list(*_FIELDS)[:most])


def known(viewer: Look, reports: Collection[int]) -> list[Candidate]:
    """Of these reports those that the viewer sees."""
    require(viewer)
    return _candidates(Report.objects.filter(id__in=reports).order_by("id").values_list(*_FIELDS))


def with_enclosed(viewer: Look, reports: Collection[int]) -> list[int]:
    """These reports and whatever came enclosed in them, however deep."""
    require(viewer)
    together, level = set(reports), list(reports)
    while level:
        level = list(Report.objects.filter(enclosed_in__in=level).values_list("id", flat=True))
        together.update(level)
    return sorted(together)


def _candidates(rows: Iterable[tuple[Any, ...]]) -> list[Candidate]:
    return [
        Candidate(identifier, marking, timezone.localdate(received), title)
        for identifier, marking, received, title in rows
    ]


REPORT = RecordClass(
    name="report",
    route="report",
    begun_by=begun_by,
    known=known,
    with_them=with_enclosed,
    begun="SELECT id, received_at FROM intelligence_report WHERE id = ANY(%(objects)s)",
    named="SELECT unnest(intelligence_going_named())",
    originals=ORIGINALS,
    statements=STATEMENTS,
)


def register_reports() -> None:
    """Make the class known to retention."""
    register(REPORT)
