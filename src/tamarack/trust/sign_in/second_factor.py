"""Whether a session has shown a second factor, and what is open to one that must and has not: one place.

`lacks_second_factor` decides. Pages ask it here, in the middleware that every page goes through; the API asks
it at its own door and answers in its own shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

#: What a person may reach who has still to set up a second factor, by the addresses' names.
OPEN_WITHOUT = frozenset(
    {
        "set_up_factor",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "set_language",
        "lost_factor",
        None,  # no such address: told as that
    }
)
ASSERTED = "factor-asserted"  # in the session: whom the provider says that it asked for one


def was_asserted(request: HttpRequest, officer: int) -> bool:
    """Whether the provider, letting this person through, said that it asked for a second factor."""
    return bool(request.session.get(ASSERTED) == str(officer))


def whose(request: HttpRequest) -> int:
    """Who is at this session; 0 for nobody, which no account has."""
    return request.user.pk or 0


def factors_used(request: HttpRequest) -> list[str]:
    """By what the person at this session showed who they are, each once, in order: password, totp …"""
    proofs = get_authentication_records(request, request.user)
    used = [str(proof.get("type") or proof["method"]) for proof in proofs]
    used += ["asserted"] if was_asserted(request, whose(request)) else []
    return list(dict.fromkeys(used))


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the person at this session must show a second factor first."""
    if settings.SECOND_FACTOR != "required" or not request.user.is_authenticated:
        return False
    proofs = get_authentication_records(request, request.user)
    shown = any(proof["method"] == "mfa" for proof in proofs)
    return not (shown or was_asserted(request, whose(request)))


def has_factor(officer: int) -> bool:
    """Whether this person has set one up; recovery codes alone are none."""
    factors = Authenticator.objects.filter(user_id=officer)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def count_as_shown(request: HttpRequest, factor: Authenticator) -> None:
    """Setting a factor up shows it: this session needs no other."""
    record_authentication(request, request.user, "mfa", id=factor.pk, type=factor.type)


class SecondFactor:
    """Leads whoever lacks a second factor to the page where they set one up, whatever page they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        """Elsewhere, if this address is not for them yet."""
        match = request.resolver_match
        if match is None or match.route.startswith("api/") or not lacks_second_factor(request):
            return None
        if has_factor(whose(request)):  # of a session from before it was set up
            logout(request)
            return redirect("account_login")
        return None if match.url_name in OPEN_WITHOUT else redirect("set_up_factor")
