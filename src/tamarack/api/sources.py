"""The register of sources."""

from __future__ import annotations

from typing import Any

from ninja import Body, Router

from tamarack.api.door import Done, offer
from tamarack.api.shapes.sources import NewSource, Source, Sources
from tamarack.foundation.errors import BadInput
from tamarack.intelligence.sources.actions import add_source as add
from tamarack.intelligence.sources.documents import source_document
from tamarack.intelligence.sources.queries import sources as register
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.accounts.queries import agency_codes
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.portion import parse

router, TAG = Router(), "sources"


@offer(router, "GET", "sources", answers={200: Sources})
def sources(request: LookingRequest) -> dict[str, Any]:
    """The register of sources: every one that the viewer may see, by name."""
    return {"sources": [source_document(one) for one in register(request.look)]}


@offer(router, "POST", "sources", may=Verb.KEEP_SOURCES, answers={201: Source})
def add_source(request: LookingRequest, said: Body[NewSource]) -> Done:
    """Add a source to the register.

    Asked twice for the same name at the same marking, it is the same source.
    """
    if said.agency is not None and said.agency not in agency_codes():
        raise BadInput(place="body.agency", agency=said.agency)
    added = add(
        actor=request.look,
        name=said.name,
        kind=said.kind.value,
        agency=said.agency,
        marking=parse(said.marking),
        note=said.note,
    )
    return Done(source_document(added), 201)
