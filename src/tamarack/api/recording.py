"""Recording by hand what words of a report name."""

from __future__ import annotations

from ninja import Body, Path, Router

from tamarack.api.door import Done, offer
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.findings import NewThing, NewTie, Recorded
from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.errors import WordsNotThere
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.intelligence.findings import actions
from tamarack.intelligence.vocabulary import vocabulary
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.viewing import Look

router, TAG = Router(), "reports"


@offer(router, "POST", "reports/{id}/things", may=Verb.RECORD, answers={201: Recorded}, refuses=(404, 409))
def record_thing(request: LookingRequest, id: Path[GivenId], said: Body[NewThing]) -> Done:
    """Record what words of the report name: a new thing, or one more fact of a known one."""
    _check_property(said)
    entity = actions.record_thing(
        actor=request.look,
        report=id,
        words=_words(request.look, id, said.start, said.end),
        schema=said.schema_.value,
        property_name=said.property,
        entity=said.entity,
    )
    return _recorded(id, entity)


@offer(router, "POST", "reports/{id}/ties", may=Verb.RECORD, answers={201: Recorded}, refuses=(404, 409))
def record_tie(request: LookingRequest, id: Path[GivenId], said: Body[NewTie]) -> Done:
    """Record that two known things are tied, in the words that say so."""
    entity = actions.record_link(
        actor=request.look,
        report=id,
        words=_words(request.look, id, said.start, said.end),
        schema=said.schema_.value,
        source=said.source,
        target=said.target,
        role=said.role,
    )
    return _recorded(id, entity)


def _check_property(said: NewThing) -> None:
    """What the words state must be a value: a tie to another thing has an address of its own."""
    schema = vocabulary().schema(said.schema_.value)
    if said.property:
        if vocabulary().property_of(schema.name, said.property).type == "entity":
            raise BadInput(place="body.property", property=said.property)
    elif not any(name in schema.properties for name in schema.caption):
        raise BadInput(place="body.property", schema=schema.name)


def _words(look: Look, report: int, start: int, end: int) -> actions.Words:
    found, _withdrawal = report_by_id(look, report)
    if not 0 <= start < end <= len(found.text) or not found.text[start:end].strip():
        raise WordsNotThere(place=f"body.start {start}, body.end {end}", report=report)
    return actions.Words(start, end, found.text[start:end])


def _recorded(report: int, entity: int) -> Done:
    return Done({"report": show(report), "entity": show(entity)}, 201, f"/api/entities/{show(entity)}")
