"""Pages of the people: everyone's access at a glance; asking for it, answering, ending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tamarack.foundation.identifiers import read, show
from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.errors import NoSuchGrant
from tamarack.trust.accounts.forms import AskForm, ReasonForm
from tamarack.trust.accounts.granting import ask_access, end_access
from tamarack.trust.accounts.models import Grant
from tamarack.trust.accounts.overview import (
    everyones_access,
    grants_of,
    person_by_login,
    waiting_for_an_answer,
)
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.accounts.words import KIND_WORDS, role_words, value_words
from tamarack.trust.sign_in.actions import close_account
from tamarack.trust.sign_in.way_back import answer as answer_and_settle


@require_GET
@page(may=Verb.ASK_ACCESS)
def people(request: LookingRequest) -> HttpResponse:
    """Everyone: where they work, what they hold, when it runs out; and what waits for a second person."""
    rows = [
        {"row": row, "role": role_words(row.held.role), "unit": _unit(row.officer)}
        for row in everyones_access(request.look)
    ]
    waiting = [_grant(request, one) for one in waiting_for_an_answer(request.look)]
    return TemplateResponse(request, "accounts/people.html", {"rows": rows, "waiting": waiting})


@require_http_methods(["GET", "POST"])
@page(may=Verb.ASK_ACCESS)
def person(request: LookingRequest, login: str) -> HttpResponse:
    """One person's access and its history; asking for more."""
    officer = person_by_login(request.look, login)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        ask_access(
            actor=request.look,
            officer=officer.id,
            wanted=form.wanted,
            reason=said["reason"],
            until=said["until"],
        )
        messages.success(request, _("It is asked for. It is nothing until a second person confirms it."))
        return redirect("person", login)
    held = access_of(officer.id)
    context = {
        "officer": officer,
        "unit": _unit(officer),
        "held": held,
        "role": role_words(held.role),
        "grants": [_grant(request, one) for one in grants_of(request.look, officer.id)],
        "form": form,
        "own": officer.id == request.look.viewer.officer,
        "may_close": officer.is_active and officer.id != request.look.viewer.officer,
    }
    return TemplateResponse(request, "accounts/person.html", context, status=400 if form.errors else 200)


@require_POST
@page(may=Verb.KEEP_PEOPLE)
def answer(request: LookingRequest, shown: str) -> HttpResponse:
    """Confirm or decline what somebody else asked for."""
    confirmed = request.POST.get("answer") == "confirm"
    reason = request.POST.get("reason", "")[:500]
    answer_and_settle(actor=request.look, grants=[read(shown)], confirmed=confirmed, reason=reason)
    messages.success(request, _("Confirmed.") if confirmed else _("Declined."))
    return redirect("people")


@require_http_methods(["GET", "POST"])
@page(may=Verb.ASK_ACCESS)
def end_grant(request: LookingRequest, shown: str) -> HttpResponse:
    """Take something away before its term, with a reason."""
    found = Grant.objects.select_related("officer").filter(id=read(shown)).first()
    if found is None:
        raise NoSuchGrant(id=read(shown))
    person_by_login(request.look, found.officer.login)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        end_access(actor=request.look, grant=found.id, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is taken away from this moment on."))
        return redirect("person", found.officer.login)
    context = {"form": form, "grant": _grant(request, found), "officer": found.officer}
    return TemplateResponse(request, "accounts/end.html", context, status=400 if form.errors else 200)


@require_POST
@page(may=Verb.ASK_ACCESS)
def close(request: LookingRequest, login: str) -> HttpResponse:
    """Close an account: nobody signs in with it any more, from this moment."""
    officer = person_by_login(request.look, login)
    close_account(actor=request.look, officer=officer.id)
    messages.success(request, _("The account is closed."))
    return redirect("people")


def _unit(officer: Any) -> str:
    french = (get_language() or "en").startswith("fr")
    return str(officer.unit.name_fr if french else officer.unit.name_en)


def _grant(request: LookingRequest, grant: Grant) -> dict[str, Any]:
    """A grant as a page shows it, with what this reader may do about it."""
    viewer = request.look.viewer.officer
    answered, ended = getattr(grant, "answer", None), getattr(grant, "end", None)
    standing = answered is not None and answered.confirmed and ended is None and grant.until > timezone.now()
    return {
        "id": show(grant.id),
        "grant": grant,
        "kind": KIND_WORDS[Kind(grant.kind)],
        "value": value_words(Kind(grant.kind), grant.value),
        "answer": answered,
        "end": ended,
        "standing": standing,
        "run_out": answered is not None and answered.confirmed and ended is None and not standing,
        "may_answer": answered is None
        and may(request, Verb.KEEP_PEOPLE)
        and viewer not in (grant.asked_by_id, grant.officer_id),
        "may_end": standing and viewer != grant.officer_id,
    }
