"""How allauth behaves here: accounts are given, never taken, and nobody learns which there are."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in import throttle
from tamarack.trust.sign_in.haste import hurried
from tamarack.trust.sign_in.known_browser import remember_browser
from tamarack.trust.sign_in.second_factor import factors_used
from tamarack.trust.sign_in.session_store import SessionStore


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs themselves up; attempts are counted; what happens is recorded."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("There is no account with this login and password."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        return False

    def add_message(self, *args: Any, **named: Any) -> None:
        """What they would say is said by our pages themselves, in our words."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Their count lives in one process; ours is taken in `authenticate`."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The person with this login and password, or None, as for a closed account."""
        login = str(credentials.get("username", ""))
        subjects = throttle.of_password(request, login)
        with hurried("password", login=login):
            throttle.begin(subjects)
        user = super().authenticate(request, **credentials)
        if user is not None and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        if user is not None:
            throttle.succeeded(subjects)
        return user

    def set_password(self, user: Any, password: str) -> None:
        """The password alone is written: the application may write nothing else of an account's facts."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A sign-in that failed is on the record, by the name that was tried."""
        tried = str(credentials.get("username", ""))[:60]
        record_outside("sign-in.failed", actor=None, details={"how": "password"}, words={"login": tried})

    def get_login_stages(self) -> list[str]:
        """After the password the second factor, and nothing else."""
        return ["tamarack.trust.sign_in.stages.SecondFactorStage"]

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Not of somebody who proved a moment ago who they are, by signing in."""
        proofs = get_authentication_records(context.request, context.request.user)
        latest = max((proof["at"] for proof in proofs), default=0.0)
        return bool(time.time() - latest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """By password, or by code; a passkey's page would be a third way to the same."""
        if not user.is_authenticated:
            return []
        kinds = Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True)
        ways = {
            "reauthenticate": ("account_reauthenticate", user.has_usable_password()),
            "mfa_reauthenticate": ("mfa_reauthenticate", bool({"totp", "recovery_codes"} & set(kinds))),
        }
        return [
            {"id": way, "description": way, "url": reverse(name)}
            for way, (name, open_) in ways.items()
            if open_
        ]

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """A closed account is told as one that isn't there."""
        record_outside("sign-in.refused", actor=user.pk, details={"why": "closed"})
        return redirect("refused_sign_in")

    def login(self, request: HttpRequest, user: Any) -> None:
        """Open the session; it knows from where."""
        super().login(request, user)
        self.describe(request)

    def describe(self, request: HttpRequest) -> None:
        """Let the session, under the key that it has now, know from where it was opened."""
        if isinstance(request.session, SessionStore):
            request.session.describe(self.get_client_ip(request), self.get_http_user_agent(request))

    def logout(self, request: HttpRequest) -> None:
        """A sign-out is on the record."""
        record_outside("sign-out", actor=request.user.pk)
        super().logout(request)

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        """Where to go after signing in, in the person's own language until they choose another."""
        record_outside("sign-in", actor=user.pk, details={"by": factors_used(request)})
        SessionStore.clear_expired()
        response: HttpResponse = super().post_login(request, user, **known)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", httponly=True)
        remember_browser(request, response, user.login)
        return response
