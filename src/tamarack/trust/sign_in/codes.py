"""Codes that people type: each proves who somebody is once, in whichever process it is tried."""

from __future__ import annotations

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import transaction

from tamarack.trust.sign_in.keys import unseal


@transaction.atomic
def factor_of_code(officer: int, code: str) -> Authenticator | None:
    """The factor that this code came from; it is used up. None where the code proves nothing."""
    factors = Authenticator.objects.select_for_update().filter(user_id=officer).select_related(None)
    for factor in factors.exclude(type=Authenticator.Type.WEBAUTHN).order_by("-type"):
        if factor.type == Authenticator.Type.TOTP:
            used = _use_step(factor, code)
        else:
            used = bool(factor.wrap().validate_code(code))
            factor.refresh_from_db()
        if used:
            return factor
    return None


def _use_step(factor: Authenticator, code: str) -> bool:
    """RFC 6238 § 5.2: a code is not taken twice. Its time step is kept, and none before it counts."""
    secret, last = unseal(factor.data["secret"]), factor.data.get("step", -1)
    for step in yield_hotp_counters_from_time():
        if step > last and compare_user_code(
            actual=code, expected=format_hotp_value(hotp_value(secret, step))
        ):
            factor.data["step"] = step
            factor.save(update_fields=["data"])
            return True
    return False
