"""The page of the people who may sign in, for those who keep the system."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tamarack.trust.accounts.access import access
from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.accounts.queries import held_by, officers
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.accounts.words import role_words


@require_GET
@page(may=Verb.KEEP_PEOPLE)
def people(request: LookingRequest) -> HttpResponse:
    """Everyone who may sign in: where they work, in what role, how high they are cleared."""
    french = (get_language() or "en").startswith("fr")
    holding, now = held_by(), timezone.now()
    rows = [
        {
            "officer": officer,
            "role": role_words((held := access(holding.get(officer.id, ()), now)).role),
            "unit": officer.unit.name_fr if french else officer.unit.name_en,
            "clearance": held.clearance(),
        }
        for officer in officers(request.look)
    ]
    return TemplateResponse(request, "accounts/people.html", {"rows": rows})
