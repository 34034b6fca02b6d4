"""Entities."""

from __future__ import annotations

from typing import Any

from ninja import Path, Router

from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.claims import Dossier
from tamarack.intelligence.claims.documents import dossier_document
from tamarack.intelligence.claims.queries import dossier
from tamarack.trust.accounts.door import LookingRequest

router, TAG = Router(), "entities"


@offer(router, "GET", "entities/{id}", answers={200: Dossier}, refuses=(404,))
def entity(request: LookingRequest, id: Path[GivenId]) -> dict[str, Any]:
    """The dossier of an entity.

    Every claim about it with its source, grade and marking, and the ties that reach it; computed for this
    viewer from the claims they may see.
    """
    return dossier_document(dossier(request.look, id))
