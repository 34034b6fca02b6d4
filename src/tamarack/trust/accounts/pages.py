"""The page of the people who may sign in, for those who keep the system."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import officers
from tamarack.trust.accounts.roles import Role, Verb
from tamarack.trust.accounts.words import ROLE_WORDS
from tamarack.trust.markings.marking import Classified, Marking, Protected


@require_GET
@page(may=Verb.KEEP_PEOPLE)
def people(request: LookingRequest) -> HttpResponse:
    """Everyone who may sign in: where they work, in what role, how high they are cleared."""
    french = (get_language() or "en").startswith("fr")
    rows = [
        {
            "officer": officer,
            "role": ROLE_WORDS[Role(officer.role)],
            "unit": officer.unit.name_fr if french else officer.unit.name_en,
            "clearance": _clearance(officer),
        }
        for officer in officers(request.look)
    ]
    return TemplateResponse(request, "accounts/people.html", {"rows": rows})


def _clearance(officer: Officer) -> Marking:
    """The highest marking of each ladder that this person may see, compartments with it."""
    return Marking(
        protected=Protected(officer.protected),
        classified=Classified(officer.classified),
        compartments=frozenset(compartment.name for compartment in officer.compartments.all()),
    )
