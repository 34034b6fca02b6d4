"""Claims."""

from __future__ import annotations

from typing import Any

from ninja import Body, Path, Router

from tamarack.api.door import offer
from tamarack.api.shapes.basics import GivenId, Reason
from tamarack.api.shapes.claims import Retracted
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims import actions, queries
from tamarack.trust.accounts.door import LookingRequest, may
from tamarack.trust.accounts.roles import Verb

router, TAG = Router(), "claims"


@offer(router, "POST", "claims/{id}/retract", may=Verb.RECORD, answers={200: Retracted}, refuses=(404, 409))
def retract(request: LookingRequest, id: Path[GivenId], said: Body[Reason]) -> dict[str, Any]:
    """Take back a claim that was recorded by mistake.

    The report that it cites still stands.
    """
    taken = queries.claim_by_id(request.look, id)
    of_others = may(request, Verb.WITHDRAW)
    actions.retract(actor=request.look, claim=taken.id, reason=said.reason, of_others=of_others)
    return {"claim": show(taken.id), "report": show(taken.report), "entity": show(taken.entity)}
