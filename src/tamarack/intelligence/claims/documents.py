"""A dossier as a document: what the command line and the API answer with."""

from __future__ import annotations

from typing import Any

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.projection import Said
from tamarack.intelligence.claims.queries import Dossier
from tamarack.trust.markings.portion import render


def dossier_document(seen: Dossier) -> dict[str, Any]:
    """The dossier, with every claim about the entity itself and the links that reach it."""
    return {
        "id": show(seen.id),
        "kind": seen.schema.kind,
        "schema": seen.schema.name,
        "label": seen.label,
        "marking": render(seen.marking),
        "claims": [claim_document(seen, said) for said in seen.claims if said.entity == seen.id],
        "links": [
            {
                "property": link.property.name,
                "outgoing": link.outgoing,
                "id": show(link.entity),
                "label": seen.names[link.entity][0] if link.entity in seen.names else "",
                "schema": seen.names[link.entity][1].name if link.entity in seen.names else "",
            }
            for link in seen.links
        ],
    }


def claim_document(seen: Dossier, said: Said) -> dict[str, Any]:
    """One claim."""
    return {
        "id": show(said.id),
        "property": said.property,
        "value": said.value,
        "normal": said.normal,
        "target": None if said.target is None else show(said.target),
        "grade": str(seen.grades[said.grade]),
        "marking": render(seen.marking_of(said)),
        "report": show(said.report),
        "said_on": said.said_on,
        "place": said.place,
    }
