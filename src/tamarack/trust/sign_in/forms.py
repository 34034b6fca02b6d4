"""What is asked when somebody shows who they are: allauth's forms, in our words, with attempts counted."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in import keys, throttle
from tamarack.trust.sign_in.codes import factor_of_code
from tamarack.trust.sign_in.factor_adapter import FactorAdapter
from tamarack.trust.sign_in.haste import hurried

DRAFT = "totp-draft"  # in the session, sealed: the secret of a factor that is being set up

#: What the library raises for bytes that a browser would never send: it reads them without checking.
_UNREADABLE = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    struct.error,
    UnsupportedAlgorithm,
)


@contextmanager
def counted(how: str, officer: int) -> Iterator[None]:
    """Inside, something is tried that proves who somebody is; a ValidationError says that it doesn't."""
    subjects = throttle.of_factor(context.request, officer)
    with hurried(how, actor=officer):
        throttle.begin(subjects)
    try:
        yield
    except ValidationError:
        record_outside("sign-in.failed", actor=officer, details={"how": how})
        raise
    throttle.succeeded(subjects)


def _plain(field: forms.Field, label: Any, **attributes: str) -> None:
    """Our label, and none of the grey words that stand in for one."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attributes


class SignIn(account.LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Login and password."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _plain(self.fields["login"], _("Login"), autocapitalize="none", spellcheck="false")
        _plain(self.fields["password"], _("Password"))
        self.fields["password"].help_text = ""


class GivePasswordAgain(account.ReauthenticateForm):  # type: ignore[misc]
    """The password, before something that only its owner may do."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _plain(self.fields["password"], _("Password"))
        self.fields["password"].help_text = ""


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _plain(self.fields["oldpassword"], _("Present password"))
        _plain(self.fields["password1"], _("New password"))
        _plain(self.fields["password2"], _("New password, once more"))
        self.fields["oldpassword"].help_text = ""

    def clean_oldpassword(self) -> str:
        """The present password; attempts at it are counted as anywhere."""
        subjects = throttle.of_factor(context.request, self.user.pk)
        with hurried("password", actor=self.user.pk):
            throttle.begin(subjects)
        given: str = super().clean_oldpassword()
        throttle.succeeded(subjects)
        return given


class StartTotp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator. Its secret waits in the session, sealed."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.user = named.pop("user")
        forms.Form.__init__(self, *args, **named)
        _plain(self.fields["code"], _("Code"), inputmode="numeric", autocomplete="one-time-code")
        session = context.request.session
        if not self.is_bound or DRAFT not in session:
            session[DRAFT] = keys.seal(generate_totp_secret())
        self.secret = keys.unseal(session[DRAFT])

    def clean_code(self) -> str:
        """A code of that secret, now."""
        code: str = self.cleaned_data["code"]
        with counted("totp", self.user.pk):
            if not validate_totp_code(self.secret, code):
                raise FactorAdapter().validation_error("incorrect_code")
        return code


class GiveCode(mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator, or one of the recovery codes."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _plain(self.fields["code"], _("Code"), inputmode="numeric")

    def clean_code(self) -> str:
        """The code, if it proves who this is; `authenticator` is then what it came from."""
        code: str = self.cleaned_data["code"]
        with counted("code", self.user.pk):
            found = factor_of_code(self.user.pk, code)
            if found is None:
                raise FactorAdapter().validation_error("incorrect_code")
        if found.type == Authenticator.Type.RECOVERY_CODES:
            left = len(found.wrap().get_unused_codes())
            record_outside("factor.recovery-code", actor=self.user.pk, details={"left": left})
        self.authenticator = found
        return code


class GiveCodeAgain(GiveCode):
    """A code, before something that only its owner may do."""

    save = mfa.ReauthenticateForm.save


class AddPasskey(webauthn._BaseAddWebAuthnForm):  # type: ignore[misc]
    """What a browser made for a new passkey, and what to call it."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _plain(self.fields["name"], _("What to call it"))
        self.fields["name"].max_length = 60

    def clean_credential(self) -> dict[str, Any]:
        """An object; allauth would add what is false (0, say) without looking at it."""
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict) or not credential:
            raise FactorAdapter().validation_error("incorrect_code")
        return credential

    def clean(self) -> dict[str, Any]:
        """A credential that answers what was asked: with a fingerprint, a face or a PIN."""
        try:
            return dict(super().clean())
        except _UNREADABLE:  # in no shape that the standard knows
            raise FactorAdapter().validation_error("incorrect_code") from None


class UsePasskey(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """What a browser made with a passkey, as a second factor."""

    def clean_credential(self) -> Authenticator:
        """The passkey, if it is this person's and did sign what it was asked to."""
        with counted("passkey", self.user.pk):
            return _readable(super().clean_credential)


class SignInByPasskey(webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """What a browser made with a passkey that signs in by itself."""

    def clean_credential(self) -> Authenticator:
        """The passkey. Whose it is stands in what was sent, so attempts are counted by address."""
        subjects = throttle.of_address(context.request)
        with hurried("passkey"):
            throttle.begin(subjects)
        try:
            found = _readable(super().clean_credential)
        except ValidationError:
            record_outside("sign-in.failed", actor=None, details={"how": "passkey"})
            raise
        throttle.succeeded(subjects)
        return found


def _readable(clean: Any) -> Authenticator:
    """What is no credential at all is told as one that proves nothing."""
    try:
        found: Authenticator = clean()
    except _UNREADABLE:
        raise FactorAdapter().validation_error("incorrect_code") from None
    return found
