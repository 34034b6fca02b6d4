"""Reading reports and entities. Whatever shows a marked row takes the look it is made in.

Opening a report, a claim or a dossier and listing reports leave an event; what only adds to a page that did
(labels, enclosures, which were withdrawn) leaves none of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value

from tamarack.intelligence.claims.errors import NoSuchClaim, NoSuchEntity, NoSuchReport
from tamarack.intelligence.claims.grades import GradeRow
from tamarack.intelligence.claims.models import LiveClaim, Report, Withdrawal
from tamarack.intelligence.claims.projection import (
    Line,
    Link,
    Moment,
    Said,
    chronology,
    grouped,
    label_of,
    label_under,
    labels,
    lines,
    links,
    most_specific,
    naming_properties,
    schema_of,
)
from tamarack.intelligence.grading.grade import Grade
from tamarack.intelligence.vocabulary.schema import Schema
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.interning import lowest, marking_of
from tamarack.trust.markings.marking import Marking, banner
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.reasons import own_reason

MOST_LINKS = 500  # claims that point at an entity, newest first; more are counted, and reached by search
_READ = (
    "id", "entity", "schema", "property", "kind", "value", "normal", "target", "report_id", "grade_id",
    "marking_id", "report__said_on", "place", "start", "end",
)  # fmt: skip
_ENTITY, _TARGET, _REPORT, _SAID_ON = map(_READ.index, ("entity", "target", "report_id", "report__said_on"))


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entity as one viewer sees it."""

    id: int
    schema: Schema
    label: str
    marking: Marking
    lines: list[Line]
    links: list[Link]
    moments: list[Moment]
    names: dict[int, tuple[str, Schema]]
    grades: dict[int, Grade]
    reports: dict[int, Report]
    claims: list[Said]
    links_left_out: bool

    def marking_of(self, said: Said) -> Marking:
        """The marking of one claim."""
        return marking_of(said.marking)

    def speaking(self) -> list[Report]:
        """The reports that speak of the entity itself, or tie something to it."""
        about = {said.report for said in self.claims if self.id in (said.entity, said.target)}
        return [report for number, report in self.reports.items() if number in about]


def dossier(viewer: Look, entity: int) -> Dossier:
    """All that this viewer may see of an entity. Raises NoSuchEntity, alike for hidden and absent."""
    require(viewer)
    of_it = _rows(Q(entity=entity))
    if not of_it:
        raise NoSuchEntity(id=entity)
    to_it = _rows(Q(target=entity), most=MOST_LINKS + 1, newest=True)
    left_out = len(to_it) > MOST_LINKS
    near = {row[_ENTITY] for row in to_it[:MOST_LINKS]} | {row[_TARGET] for row in of_it if row[_TARGET]}
    around_it = _rows(Q(entity__in=near)) if near else []
    reports = _reports_of({row[_REPORT] for row in (*of_it, *to_it[:MOST_LINKS], *around_it)})
    own, arriving = _said(of_it, reports), _said(to_it[:MOST_LINKS], reports)
    around = _said(around_it, reports)
    far = {said.target for said in around if said.target} - near - {entity}
    names = labels([*own, *around]) | labels_of(viewer, far)
    shown = [*own, *arriving, *around]
    highest = banner(marking_of(number) for number in sorted({said.marking for said in shown}))
    record(
        "entity.read",
        actor=viewer,
        objects=[(entity, lowest(said.marking for said in own))],
        words=own_reason(viewer, entity, highest),
    )
    return Dossier(
        id=entity,
        schema=schema_of(own),
        label=label_of(own),
        marking=highest,
        lines=lines(own),
        links=links(own, arriving),
        moments=chronology([*own, *around]),
        names=names,
        grades=grades_of({said.grade for said in shown}),
        reports=reports,
        claims=shown,
        links_left_out=left_out,
    )


def labels_of(viewer: Look, entities: Collection[int]) -> dict[int, tuple[str, Schema]]:
    """Name and schema of each entity that this viewer may see something of."""
    require(viewer)
    if not entities:
        return {}
    schemata: dict[int, dict[str, int]] = defaultdict(dict)
    standing = LiveClaim.objects.filter(entity__in=entities)
    for entity, schema, count in standing.values_list("entity", "schema").annotate(Count("id")).order_by():
        schemata[entity][schema] = count
    naming = grouped(
        _said(_rows(Q(entity__in=entities, target=None, property__in=naming_properties()))),
        lambda said: said.entity,
    )
    of = {entity: most_specific(counts) for entity, counts in schemata.items()}
    return {entity: (label_under(schema, naming.get(entity, [])), schema) for entity, schema in of.items()}


def titles_of(viewer: Look, identifiers: Collection[int]) -> dict[int, str]:
    """The titles of those of these reports that this viewer may see; other identifiers are left out."""
    require(viewer)
    return dict(Report.objects.filter(id__in=identifiers).values_list("id", "title"))


def report_by_id(viewer: Look, identifier: int) -> tuple[Report, Withdrawal | None]:
    """A report, and its withdrawal if it was taken back. Raises NoSuchReport."""
    require(viewer)
    found = Report.objects.select_related("grade", "filed_by", "intake").filter(id=identifier).first()
    if found is None:
        raise NoSuchReport(id=identifier)
    record(
        "report.read",
        actor=viewer,
        objects=[(identifier, found.marking_id)],
        words=own_reason(viewer, identifier, marking_of(found.marking_id), found.filed_by_id),
    )
    withdrawal = Withdrawal.objects.select_related("withdrawn_by").filter(report_id=identifier).first()
    return found, withdrawal


def claims_of_report(viewer: Look, report: int, most: int = 500) -> list[Said]:
    """What a report says, in the order of its text."""
    require(viewer)
    said = LiveClaim.objects.filter(report_id=report).order_by("start", "place", "id")
    return [Said(*row) for row in said.values_list(*_READ)[:most]]


def reports(
    viewer: Look,
    *,
    source: int | None = None,
    kind: str = "",
    since: str = "",
    until: str = "",
    before: tuple[object, int] | None = None,
    most: int = 50,
) -> list[Report]:
    """Reports, newest first; `before` is the (received_at, id) at which the page before ended."""
    require(viewer)
    found = Report.objects.select_related("grade").defer("text").filter(enclosed_in=None)
    if source is not None:
        found = found.filter(source_id=source)
    if kind:
        found = found.filter(source__kind=kind)
    if since:
        found = found.filter(received_at__date__gte=since)
    if until:
        found = found.filter(received_at__date__lte=until)
    if before is not None:
        at, identifier = before
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=identifier))
    listed = list(found.order_by("-received_at", "-id")[:most])
    record("report.list", actor=viewer, objects=[(one.id, one.marking_id) for one in listed])
    return listed


def reports_of_intake(viewer: Look, intake: int, most: int = 200) -> list[Report]:
    """The reports that came of one intake, those enclosed in others left out."""
    require(viewer)
    found = Report.objects.defer("text").filter(intake_id=intake, enclosed_in=None).order_by("title", "id")
    return list(found[:most])


def enclosures(viewer: Look, report: int) -> list[Report]:
    """What came enclosed in a report."""
    require(viewer)
    return list(Report.objects.defer("text").filter(enclosed_in_id=report).order_by("title", "id"))


def withdrawn_among(viewer: Look, reports_shown: Collection[int]) -> set[int]:
    """Which of these reports were taken back."""
    require(viewer)
    return set(Withdrawal.objects.filter(report_id__in=reports_shown).values_list("report_id", flat=True))


def stating_among(viewer: Look, reports_shown: Collection[int]) -> set[int]:
    """Of which of these reports this viewer sees a claim that stands."""
    require(viewer)
    said = LiveClaim.objects.filter(report_id__in=reports_shown)
    return set(said.values_list("report_id", flat=True).distinct())


def claim_by_id(viewer: Look, identifier: int) -> Said:
    """One claim that still stands. Raises NoSuchClaim."""
    require(viewer)
    found = LiveClaim.objects.filter(id=identifier).values_list(*_READ).first()
    if found is None:
        raise NoSuchClaim(id=identifier)
    said = Said(*found)
    why = own_reason(viewer, said.report, marking_of(said.marking))  # the report's opens its claims
    record("claim.read", actor=viewer, objects=[(identifier, said.marking)], words=why)
    return said


def grades_of(numbers: Collection[int]) -> dict[int, Grade]:
    """Grades by their number."""
    return {row.id: row.grade() for row in GradeRow.objects.filter(id__in=numbers)}


def _reports_of(identifiers: Collection[int]) -> dict[int, Report]:
    found = Report.objects.defer("text").select_related("grade").filter(id__in=identifiers)
    return {report.id: report for report in found}


def _rows(condition: Q, *, most: int | None = None, newest: bool = False) -> list[tuple[Any, ...]]:
    """What stands under the condition, the reports' dates left empty: that join costs more than the rest."""
    found = LiveClaim.objects.filter(condition)
    found = found.order_by("-made_at", "id") if newest else found.order_by("id")
    return list(found.values_list(*_READ[:_SAID_ON], Value(""), *_READ[_SAID_ON + 1 :])[:most])


def _said(rows: Iterable[tuple[Any, ...]], reports: Mapping[int, Report] | None = None) -> list[Said]:
    """The claims of those rows, dated by their reports where these are given."""
    if reports is None:
        return [Said(*row) for row in rows]
    return [
        Said(*row[:_SAID_ON], reports[row[_REPORT]].said_on, *row[_SAID_ON + 1 :])  # type: ignore[call-arg]  # rows carry no types
        for row in rows
        if row[_REPORT] in reports
    ]
