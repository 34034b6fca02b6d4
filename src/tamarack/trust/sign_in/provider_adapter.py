"""Signing in through the agency's OpenID Connect provider: accounts are given, never taken.

An identity signs in where it was linked to an account before, or where an account's login is what the
configured claim says and no other identity is linked to it; then it is linked. Nothing else that the provider
says is kept.
"""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect

from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in.second_factor import ASSERTED


class ClosedProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Lets in who has an account, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Accounts are made by administrators."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find whose identity this is. Raises ImmediateHttpResponse where it is nobody's."""
        claims = sociallogin.claims
        request.session.pop(ASSERTED, None)
        if not sociallogin.is_existing:
            sociallogin.user = sociallogin.account.user = _owner_of(claims)
            sociallogin.account.save()
            record_outside("sign-in.link", actor=sociallogin.user.pk)
        officer = sociallogin.user
        if not officer.is_active:
            refuse("closed", officer=officer.pk)
        if asserted(claims):
            request.session[ASSERTED] = str(officer.pk)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **told: Any) -> None:
        """What came back proves nothing: one page for every reason, and the reason on the record."""
        refuse("provider", error=str(told.get("exception") or told.get("error", ""))[:40])


def asserted(claims: dict[str, Any]) -> bool:
    """Whether the provider says, in words that were configured, that it asked for a factor (RFC 8176)."""
    methods = claims.get("amr")
    by_method = isinstance(methods, list) and any(one in settings.OIDC_AMR for one in methods)
    return by_method or claims.get("acr") in settings.OIDC_ACR


def refuse(why: str, *, officer: int | None = None, login: str = "", error: str = "") -> NoReturn:
    """Record it and raise ImmediateHttpResponse: the page is the same for every reason."""
    details = {"why": why} | ({"error": error} if error else {})
    record_outside(
        "sign-in.refused", actor=officer, details=details, words={"login": login[:60]} if login else {}
    )
    raise ImmediateHttpResponse(redirect("refused_sign_in"))


def _owner_of(claims: dict[str, Any]) -> Officer:
    login = claims.get(settings.OIDC_CLAIM)
    if not isinstance(login, str) or not login:
        refuse("no-claim")
    found = Officer.objects.filter(login=login).first()
    if found is None:
        refuse("unknown", login=login)
    if SocialAccount.objects.filter(user=found).exists():
        refuse("linked-to-another", officer=found.pk, login=login)
    if not found.is_active:
        refuse("closed", officer=found.pk)
    return found
