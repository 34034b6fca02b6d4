"""allauth's views as they are served here: what they do goes on the record, and they lead to our pages."""

from __future__ import annotations

from typing import Any, cast

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth as passkeys
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe

from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in.actions import end_sessions
from tamarack.trust.sign_in.adapter import ClosedAdapter
from tamarack.trust.sign_in.codes import factor_of_code
from tamarack.trust.sign_in.errors import TooManyAttempts
from tamarack.trust.sign_in.factor_adapter import at_a_name
from tamarack.trust.sign_in.forms import DRAFT
from tamarack.trust.sign_in.second_factor import count_as_shown, whose
from tamarack.trust.sign_in.session_store import digest_of

TOO_OFTEN = TooManyAttempts.code


def _told(response: HttpResponse, form: Any) -> HttpResponse:
    """With the status of what is wrong: 429 with the seconds to wait, else 400."""
    errors = [error for listed in form.errors.as_data().values() for error in listed]
    waits = [error.params["seconds"] for error in errors if error.code == TOO_OFTEN]
    response.status_code = 429 if waits else 400
    if waits:
        response["Retry-After"] = str(max(waits))
    return response


class SignIn(account.LoginView):  # type: ignore[misc]  # allauth carries no types
    """By login and password; or by passkey; or through the agency's provider, where there is one."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """Besides the form: the other ways in."""
        context: dict[str, Any] = super().get_context_data(**named)
        return context | {"provider": provider_address(), "provider_name": settings.OIDC_NAME}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)


def provider_address() -> str:
    """Where signing in through the agency's provider begins; "" where none is configured."""
    try:
        return reverse("openid_connect_login", args=["agency"])
    except NoReverseMatch:
        return ""


class GiveFactor(mfa.AuthenticateView):  # type: ignore[misc]
    """The second step: a code, a recovery code, or a passkey."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """What the person has set up decides what is offered."""
        context: dict[str, Any] = super().get_context_data(**named)
        kinds = set(
            Authenticator.objects.filter(user_id=self.stage.login.user.pk).values_list("type", flat=True)
        )
        return context | {"by_code": "totp" in kinds, "by_passkey": "webauthn" in kinds}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)


class SignInByPasskey(webauthn.LoginWebAuthnView):  # type: ignore[misc]
    """GET gives a script what to ask of a passkey; POST takes what the passkey made of it."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The sign-in page says that it did not work."""
        return redirect(f"{reverse('account_login')}?passkey=refused")


class GivePasswordAgain(account.ReauthenticateView):  # type: ignore[misc]
    """The password, before something that only its owner may do."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)


class GiveCodeAgain(mfa.ReauthenticateView):  # type: ignore[misc]
    """A code, for the same: for those who have no password here."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)


@method_decorator(login_required, name="dispatch")
class ChangePassword(account.PasswordChangeView):  # type: ignore[misc]
    """A new password; whoever is signed in elsewhere under the old one is out."""

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> Any:
        """Whoever signs in through the provider alone has no password to change."""
        if not cast(Officer, request.user).has_usable_password():
            return redirect("account")
        return super().dispatch(request, *args, **named)

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it."""
        response: HttpResponse = super().form_valid(form)
        record_outside("password.change", actor=self.request.user.pk)
        ClosedAdapter(self.request).describe(self.request)  # it has a new key
        own = digest_of(self.request.session.session_key or "")
        end_sessions(officer=self.request.user.pk, why="password", but=own)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)

    def get_success_url(self) -> str:
        """Back to one's account."""
        return f"{reverse('account')}?done=password"


class _Added:
    """What follows a new second factor: it counts as shown, other sessions end, it is recorded."""

    request: HttpRequest

    def added(self, factor: Authenticator) -> None:
        """Take note of it."""
        owner = whose(self.request)
        count_as_shown(self.request, factor)
        record_outside("factor.add", actor=owner, details={"factor": factor.type})
        own = digest_of(self.request.session.session_key or "")
        end_sessions(officer=owner, why="factor", but=own)


class StartTotp(_Added, totp.ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator: its secret as a picture and as text, then its first code."""

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> Any:
        """Once: whoever has one removes it before setting up another."""
        mine = Authenticator.objects.filter(user_id=whose(request), type=Authenticator.Type.TOTP)
        return redirect("account") if mine.exists() else super().dispatch(request, *args, **named)

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """The picture is our own drawing: nothing in it comes from anybody."""
        context: dict[str, Any] = super().get_context_data(**named)
        secret = context["form"].secret
        context["groups"] = [secret[at : at + 4] for at in range(0, len(secret), 4)]
        context["picture"] = mark_safe(_inline(context["totp_svg"]))  # noqa: S308  (qrcode draws one path)
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """It is set up."""
        response: HttpResponse = super().form_valid(form)
        owner = whose(self.request)
        del self.request.session[DRAFT]
        factor_of_code(owner, form.cleaned_data["code"])  # used once, not again to sign in
        self.added(Authenticator.objects.get(user_id=owner, type=Authenticator.Type.TOTP))
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)

    def get_success_url(self) -> str:
        """On to the recovery codes, if they are new."""
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account")


def _inline(svg: str) -> str:
    """The drawing without what a file needs: its declaration, and sizes that the style sheet gives."""
    drawing = svg[svg.index("<svg") :]
    return drawing.replace("<svg ", '<svg class="qr" aria-hidden="true" focusable="false" ', 1)


class AddPasskey(_Added, webauthn.AddWebAuthnView):  # type: ignore[misc]
    """Set up a passkey. It can sign in by itself: it asks for a fingerprint, a face or a PIN."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """What the script asks of the browser."""
        context: dict[str, Any] = super(webauthn.AddWebAuthnView, self).get_context_data(**named)
        options = passkeys.begin_registration(self.request.user, passwordless=True)
        return context | {"options": options, "at_a_name": at_a_name(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """It is set up."""
        response: HttpResponse = super().form_valid(form)
        newest = Authenticator.objects.filter(user_id=self.request.user.pk, type=Authenticator.Type.WEBAUTHN)
        self.added(newest.latest("id"))
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with what is wrong."""
        return _told(super().form_invalid(form), form)

    def get_success_url(self) -> str:
        """On to the recovery codes, if they are new."""
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account")


class MakeCodes(codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    """New recovery codes in place of the old."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The old ones are void from now on."""
        response: HttpResponse = super().form_valid(form)
        record_outside("factor.add", actor=self.request.user.pk, details={"factor": "recovery_codes"})
        return response


class ShowCodes(codes.ViewRecoveryCodesView):  # type: ignore[misc]
    """The recovery codes, once."""

    def render_to_response(self, context: dict[str, Any], **named: Any) -> TemplateResponse:
        """Kept by no browser."""
        response: TemplateResponse = super().render_to_response(context, **named)
        response["Cache-Control"] = "no-store"
        return response
