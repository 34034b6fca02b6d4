"""People at the door: with passwords, second factors and browsers of their own."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.http import HttpResponseBase
from django.test import Client

from tamarack.trust.accounts.models import Officer
from tests.ground.people import person

PASSWORD = "larch-and-spruce-and-fir"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def somebody(login: str = "protected-b") -> Officer:
    """One of the cast, with a password."""
    officer = person(login)
    officer.set_password(PASSWORD)
    officer.save(update_fields=["password"])
    return officer


def with_totp(login: str = "protected-b") -> Officer:
    """Somebody who has set up an authenticator, and has recovery codes."""
    officer = somebody(login)
    TOTP.activate(officer, SECRET)
    RecoveryCodes.activate(officer)
    return officer


def code(steps: int = 0) -> str:
    """What the authenticator shows now, or so many steps from now."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def recovery_codes(officer: Officer) -> list[str]:
    """Those that are left."""
    found: list[str] = (
        Authenticator.objects.get(user=officer, type="recovery_codes").wrap().get_unused_codes()
    )
    return found


def sign_in(
    client: Client, login: str = "protected-b", password: str = PASSWORD, **more: Any
) -> HttpResponseBase:
    """Send the form of the sign-in page."""
    return client.post("/sign-in/", {"login": login, "password": password}, **more)


def is_in(client: Client) -> bool:
    """Whether this browser is signed in."""
    return client.get("/account/").status_code == 200
