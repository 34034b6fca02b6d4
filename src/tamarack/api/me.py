"""Who is signed in."""

from __future__ import annotations

from typing import Any

from ninja import Router

from tamarack.api.door import offer
from tamarack.api.shapes.people import Me
from tamarack.foundation.identifiers import show
from tamarack.trust.accounts.door import LookingRequest, held_at, stated_purpose
from tamarack.trust.accounts.roles import Verb

router, TAG = Router(), "people"


@offer(router, "GET", "me", may=None, looks=False, answers={200: Me})
def me(request: LookingRequest) -> dict[str, Any]:
    """The signed-in person.

    Needs no purpose: nothing of it is marked.
    """
    officer = request.user
    held = held_at(request)
    purpose = stated_purpose(request)
    return {
        "id": show(officer.id),
        "login": officer.login,
        "name": officer.full_name,
        "agency": officer.agency_id,
        "unit": officer.unit_id,
        "role": held.role or "",
        "may": sorted(verb.value for verb in Verb if held.permits(verb)),
        "protected": held.protected.name,
        "classified": held.classified.name,
        "compartments": sorted(held.compartments),
        "language": officer.language,
        "purpose": purpose[0].value if purpose else "",
        "reason": purpose[1] if purpose else "",
    }
