"""The way to the agency's provider and back: with a nonce, and what comes back checked against its keys."""

from __future__ import annotations

import secrets
from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tamarack.trust.sign_in.id_token import BadToken, claims_of
from tamarack.trust.sign_in.provider_adapter import refuse


class Provider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth carries no types
    """The configured provider. allauth believes a token that came by TLS; here its signature is checked."""

    nonce = ""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **answer: Any) -> Any:
        """Who came back. Raises OAuth2Error where the token does not prove it."""
        claims = self._claims(app, str(answer["response"].get("id_token", "")))
        account = SocialAccount(uid=str(claims["sub"]), provider=self.get_provider().sub_id, extra_data={})
        login = SocialLogin(account=account, provider=self.get_provider())
        login.claims = claims
        return login

    def _claims(self, app: Any, token: str) -> dict[str, Any]:
        issuer = self.openid_config.get("issuer")
        if issuer != settings.OIDC_ISSUER:
            raise OAuth2Error("issuer")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            return claims_of(token, answer.json(), issuer=issuer, client=app.client_id, nonce=self.nonce)
        except BadToken as error:
            raise OAuth2Error(str(error)) from error


class Back(OAuth2CallbackView):  # type: ignore[misc]  # allauth carries no types
    """The way back; the nonce waited in the session, beside the state."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = str((state or {}).get("nonce", ""))
        return state, response


@require_GET
@never_cache
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider."""
    provider = _configured(request, provider_id)
    nonce = secrets.token_urlsafe(24)
    try:
        response: HttpResponse = provider.redirect(
            request,
            process="login",
            next_url=get_next_redirect_url(request),
            auth_params={"nonce": nonce},
            nonce=nonce,
        )
    except (requests.RequestException, KeyError, ValueError):
        return _refused("unreachable")
    return response


@require_GET
@never_cache
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider."""
    _configured(request, provider_id)
    try:
        response: HttpResponse = Back.adapter_view(Provider(request, provider_id))(request)
    except (KeyError, ValueError, TypeError):  # an answer in no shape that the standard knows
        return _refused("unreadable")
    return response


def _configured(request: HttpRequest, provider_id: str) -> Any:
    """The provider of that name. Raises Http404 where it is not the one that is configured."""
    if not settings.OIDC_ISSUER or provider_id != "agency":
        raise Http404
    provider = get_adapter().get_provider(request, provider_id)
    provider.oauth2_adapter_class = Provider
    return provider


def _refused(error: str) -> HttpResponse:
    try:
        refuse("provider", error=error)
    except ImmediateHttpResponse as told:
        answered: HttpResponse = told.response
        return answered
