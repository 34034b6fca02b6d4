"""Pages of every officer: why a record is opened, one's own declaration, breaking the glass."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamarack.foundation.identifiers import read, show
from tamarack.trust.accounts.door import LookingRequest, glass_at, held_at, page
from tamarack.trust.oversight import actions
from tamarack.trust.oversight.forms import BreakForm, RelativeForm, WhyForm
from tamarack.trust.oversight.glass import may_break
from tamarack.trust.oversight.queries import relatives
from tamarack.trust.oversight.reasons import LOG, give_reason, policy_now


@require_http_methods(["GET", "POST"])
@page()
def why(request: LookingRequest) -> HttpResponse:
    """Ask why a record is opened, then open it. Nothing of the record is read here."""
    asked = request.POST if request.method == "POST" else request.GET
    of = asked.get("of", "")
    if of != LOG:
        of = show(read(of))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_reason(request.session, of, form.cleaned_data["reason"])
        return HttpResponseRedirect(_onward(request))
    context = {
        "form": form,
        "of": of,
        "log": of == LOG,
        "next": asked.get("next", ""),
        "minutes": int(policy_now().own_reason.lasts.total_seconds() // 60),
    }
    return TemplateResponse(request, "oversight/why.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page()
def declaration(request: LookingRequest) -> HttpResponse:
    """One's own declaration of relatives: what holds, and a form to add to it."""
    form = RelativeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.declare_relative(actor=request.look, **form.cleaned_data)
        messages.success(request, _("It is in your declaration."))
        return redirect("declaration")
    rows = [{"id": show(one.id), "relative": one} for one in relatives(request.look)]
    context = {"form": form, "rows": rows}
    return TemplateResponse(
        request, "oversight/declaration.html", context, status=400 if form.errors else 200
    )


@require_POST
@page()
def end_declaration(request: LookingRequest, shown: str) -> HttpResponse:
    """Say that a declaration no longer holds."""
    actions.end_declaration(actor=request.look, relative=read(shown))
    messages.success(request, _("The declaration no longer holds. It stays in the record."))
    return redirect("declaration")


@require_http_methods(["GET", "POST"])
@page()
def break_glass(request: LookingRequest) -> HttpResponse:
    """Widen one's own sight for a while, with a ground and a reason."""
    rules = policy_now().glass
    form = BreakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.break_glass(actor=request.look, ground=said["ground"], reason=said["reason"])
        return redirect("today")
    allowed = may_break(held_at(request)) and request.look.purpose in rules.purposes
    context = {
        "form": form if allowed and glass_at(request) is None else None,
        "allowed": allowed,
        "minutes": int(rules.lasts.total_seconds() // 60),
    }
    return TemplateResponse(
        request, "oversight/break_glass.html", context, status=400 if form.errors else 200
    )


@require_POST
@page()
def close_glass(request: LookingRequest) -> HttpResponse:
    """Give the wider sight back."""
    actions.close_glass(actor=request.look)
    messages.success(request, _("The glass is closed: you see what you usually see."))
    return redirect("today")


def _onward(request: LookingRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted and safe else reverse("today")
