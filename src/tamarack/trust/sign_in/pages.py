"""One's own account: how one signs in, and where one is signed in."""

from __future__ import annotations

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tamarack.foundation.identifiers import read, show
from tamarack.trust.accounts.models import Officer
from tamarack.trust.sign_in.actions import end_session, end_sessions, remove_factor
from tamarack.trust.sign_in.factor_adapter import at_a_name
from tamarack.trust.sign_in.queries import factor_of, factors_of, must_stay, sessions_of
from tamarack.trust.sign_in.second_factor import has_factor
from tamarack.trust.sign_in.session_store import digest_of


def _own(request: HttpRequest) -> str:
    return digest_of(request.session.session_key or "")


@require_GET
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Password, second factors, sessions, language."""
    officer = cast(Officer, request.user)
    factors = factors_of(officer.id)
    kinds = {one.kind for one in factors}
    context = {
        "officer": officer,
        "has_password": officer.has_usable_password(),
        "factors": [one for one in factors if one.kind != "recovery_codes"],
        "codes": next((one for one in factors if one.kind == "recovery_codes"), None),
        "has_totp": "totp" in kinds,
        "at_a_name": at_a_name(request),
        "required": settings.SECOND_FACTOR == "required",
        "sessions": [(one, one.digest == _own(request)) for one in sessions_of(officer.id)],
        "idle": settings.SESSION_IDLE // 60,
        "longest": settings.SESSION_COOKIE_AGE // 3600,
        "done": request.GET.get("done", ""),
    }
    response = TemplateResponse(request, "sign_in/account.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_GET
@login_required
def set_up(request: HttpRequest) -> HttpResponse:
    """What somebody sees who has still to set up a second factor."""
    if has_factor(cast(Officer, request.user).id):
        return redirect("account")
    return TemplateResponse(request, "sign_in/set_up.html", {"at_a_name": at_a_name(request)})


@require_http_methods(["GET", "POST"])
@login_required
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]  # allauth carries no types
def remove(request: HttpRequest, shown: str) -> HttpResponse:
    """Take a second factor away, after asking."""
    officer = cast(Officer, request.user)
    factor = factor_of(officer.id, read(shown))
    if request.method == "POST":
        remove_factor(owner=officer.id, factor=read(shown))
        return redirect("account")
    mine = next(one for one in factors_of(officer.id) if one.id == show(read(shown)))
    context = {"factor": mine, "must_stay": must_stay(factor)}
    return TemplateResponse(request, "sign_in/remove.html", context)


@require_POST
@login_required
def end_one(request: HttpRequest, shown: str) -> HttpResponse:
    """End one of one's sessions."""
    end_session(owner=cast(Officer, request.user).id, session=read(shown))
    return redirect("account")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's sessions but this one."""
    end_sessions(officer=cast(Officer, request.user).id, why="ended", but=_own(request))
    return redirect("account")


@require_GET
def lost(request: HttpRequest) -> HttpResponse:
    """What to do without one's second factor."""
    return TemplateResponse(request, "sign_in/lost.html", {})


@require_GET
def refused(request: HttpRequest) -> HttpResponse:
    """The provider let somebody through who has no account here."""
    return TemplateResponse(request, "sign_in/refused.html", {}, status=403)
