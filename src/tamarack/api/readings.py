"""What a report's text holds, and deciding about it."""

from __future__ import annotations

from typing import Any

from ninja import Body, Path, Query, Router

from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.findings import Decided, Decision, PartAsked, ReadingName, Readings, Verdict
from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.intelligence.findings import actions
from tamarack.intelligence.findings.documents import reading_document
from tamarack.intelligence.findings.errors import NothingChosen
from tamarack.intelligence.findings.reading import parts_of
from tamarack.intelligence.findings.reading import readings as read_text
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.viewing import Look

router, TAG = Router(), "reports"
_ZONE = "mrz"  # many fields: one value corrects none of them


@offer(router, "GET", "reports/{id}/readings", answers={200: Readings}, refuses=(404,))
def readings(request: LookingRequest, id: Path[GivenId], asked: Query[PartAsked]) -> dict[str, Any]:
    """What the report's text holds: numbers, addresses, dates, and mentions of what the viewer knows.

    A long text is read in parts; a part beyond the last one holds nothing.
    """
    found, _withdrawal = report_by_id(request.look, id)
    return {
        "report": show(id),
        "part": asked.part,
        "parts": parts_of(found),
        "readings": [reading_document(one) for one in read_text(request.look, found, asked.part)],
    }


@offer(
    router,
    "POST",
    "reports/{id}/readings/{reading}",
    may=Verb.RECORD,
    answers={200: Decided},
    refuses=(404, 409),
)
def decide(
    request: LookingRequest, id: Path[GivenId], reading: Path[ReadingName], said: Body[Decision]
) -> dict[str, Any]:
    """Decide about a reading: accept, correct or reject it, tie it to a known entity, or reopen it.

    What is accepted becomes claims that cite the exact words.
    """
    entity = _decided(request.look, id, reading, said)
    return {
        "report": show(id),
        "reading": reading,
        "verdict": said.verdict.value,
        "entity": None if entity is None else show(entity),
    }


def _decided(look: Look, report: int, reading: str, said: Decision) -> int | None:
    if said.verdict is Verdict.ACCEPT:
        return actions.accept(actor=look, report=report, finding=reading)
    if said.verdict is Verdict.CORRECT:
        kind = str(said.kind or "")
        if (kind or reading.partition("-")[0]) == _ZONE:
            raise NothingChosen(place="body.kind")
        return actions.correct(actor=look, report=report, finding=reading, value=said.value, kind=kind)
    if said.verdict is Verdict.LINK:
        if said.entity is None:
            raise BadInput(place="body.entity")
        return actions.link(actor=look, report=report, finding=reading, entity=said.entity)
    act = actions.reject if said.verdict is Verdict.REJECT else actions.reopen
    act(actor=look, report=report, finding=reading)
    return None
