"""Reports: listing, reading, withdrawing."""

from __future__ import annotations

from typing import Any

from ninja import Body, Path, Query, Router

from tamarack.api.cursors import place_of, written
from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId, Reason
from tamarack.api.shapes.claims import Report, ReportPage, ReportsAsked, Withdrawn
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims import actions, queries
from tamarack.intelligence.claims.documents import ReportSeen, report_document, report_line
from tamarack.intelligence.sources.queries import source_by_id, sources_by_id
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.viewing import Look

router, TAG = Router(), "reports"
MOST_CLAIMS = 500


@offer(router, "GET", "reports", answers={200: ReportPage}, refuses=(404,))
def reports(request: LookingRequest, asked: Query[ReportsAsked]) -> dict[str, Any]:
    """Reports, newest first, a page at a time.

    No totals and no page numbers: a page begins where the one before ended.
    """
    look = request.look
    found = queries.reports(
        look,
        source=None if asked.source is None else source_by_id(look, asked.source).id,
        kind=str(asked.kind or ""),
        since=asked.since or "",
        until=asked.until or "",
        before=place_of(asked.cursor) if asked.cursor else None,
        most=asked.most + 1,
    )
    listed, more = found[: asked.most], len(found) > asked.most
    withdrawn = queries.withdrawn_among(look, [report.id for report in listed])
    said_by = sources_by_id(look, {report.source_id for report in listed})
    return {
        "reports": [report_line(one, said_by.get(one.source_id), one.id in withdrawn) for one in listed],
        "next": written(listed[-1].received_at, listed[-1].id) if more else None,
    }


@offer(router, "GET", "reports/{id}", answers={200: Report}, refuses=(404,))
def report(request: LookingRequest, id: Path[GivenId]) -> dict[str, Any]:
    """A report: its text, grade and marking, what it says, and who withdrew it if it was."""
    return report_document(_seen(request.look, id))


@offer(
    router, "POST", "reports/{id}/withdraw", may=Verb.WITHDRAW, answers={200: Withdrawn}, refuses=(404, 409)
)
def withdraw(request: LookingRequest, id: Path[GivenId], said: Body[Reason]) -> dict[str, Any]:
    """Withdraw a report: its claims are gone from every page at once.

    Everyone who could see the report can read who withdrew it and why.
    """
    return {"report": show(id), **actions.withdraw(actor=request.look, report=id, reason=said.reason)}


def _seen(look: Look, identifier: int) -> ReportSeen:
    found, withdrawal = queries.report_by_id(look, identifier)
    said = queries.claims_of_report(look, identifier, most=MOST_CLAIMS + 1)
    claims = said[:MOST_CLAIMS]
    return ReportSeen(
        report=found,
        withdrawal=withdrawal,
        source=sources_by_id(look, {found.source_id}).get(found.source_id),
        claims=claims,
        claims_left_out=len(said) > MOST_CLAIMS,
        names=queries.labels_of(look, {claim.entity for claim in claims}),
        grades=queries.grades_of({claim.grade for claim in claims}),
        enclosures=queries.enclosures(look, identifier),
    )
