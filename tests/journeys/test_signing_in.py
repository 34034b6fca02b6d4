"""Signing in in a real browser, in both languages: an authenticator, recovery codes, a passkey."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.browsing import Trouble
    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey

#: login, and the words that tell the language apart
READERS = {"en": ("newcomer", "Your account"), "fr": ("nouvelle", "Votre compte")}


@contextmanager
def _with_fingers(browser: Browser, stage: Stage, language: str) -> Iterator[tuple[Page, Trouble]]:
    """A browser on a machine that keeps passkeys, at the site's name: none is made for a bare address."""
    from tests.journeys.browsing import browsing

    named = replace(stage, base=stage.base.replace("127.0.0.1", "localhost"))
    with browsing(browser, named, None, language) as (page, trouble):
        machine = page.context.new_cdp_session(page)
        machine.send("WebAuthn.enable")
        machine.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        yield page, trouble


def _signed_in(page: Page, login: str) -> None:
    from tests.journeys.scene import PASSWORD

    page.goto("/sign-in/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")


def _code(secret: str, steps: int = 0) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.mark.parametrize("language", READERS)
def test_an_authenticator_and_a_passkey_from_first_to_last(
    language: str, browser: Browser, stage: Stage, axe: str
) -> None:
    from tests.journeys.browsing import violations

    login, account = READERS[language]
    with _with_fingers(browser, stage, language) as (page, trouble):
        _signed_in(page, login)
        page.wait_for_url("**/purpose/**")  # asked only of those who have set one up
        page.locator("details.menu summary").click()
        page.click(f"text={account}")
        page.click("a[href='/account/authenticator/']")
        picture = page.locator("svg.qr")
        assert picture.bounding_box()["width"] > 150  # type: ignore[index]  # it is there
        secret = page.inner_text("code.secret").replace(" ", "")
        page.focus("[name=code]")
        page.keyboard.type(_code(secret))
        page.keyboard.press("Enter")
        page.wait_for_url("**/account/recovery-codes/")
        assert violations(page, axe) == []
        recovery = page.locator(".codes code").all_inner_texts()
        assert len(recovery) == 10
        page.click("main .actions a")
        page.click("a[href='/account/passkey/']")
        page.fill("[name=name]", "Larch")
        page.keyboard.press("Enter")
        page.wait_for_url("**/account/")
        assert page.locator(".rows strong", has_text="Larch").count() == 1
        _sign_out(page)

        _signed_in(page, login)
        page.wait_for_url("**/sign-in/second/")
        assert violations(page, axe) == []
        page.fill("[name=code]", "000000")
        page.keyboard.press("Enter")
        page.locator(".error-summary").wait_for()
        page.fill("[name=code]", _code(secret, 1))
        page.keyboard.press("Enter")
        page.wait_for_url("**/purpose/**")
        _sign_out(page)

        _signed_in(page, login)
        page.fill("[name=code]", recovery[0])
        page.keyboard.press("Enter")
        page.wait_for_url("**/purpose/**")
        _sign_out(page)

        _signed_in(page, login)
        page.click("[data-passkey] button")  # as a second factor
        page.wait_for_url("**/purpose/**")
        _sign_out(page)

        page.goto("/sign-in/")
        page.click("[data-passkey] button")  # and alone
        page.wait_for_url("**/purpose/**")
        assert page.locator("html").get_attribute("lang") == language
        assert trouble == []


def _sign_out(page: Page) -> None:
    page.goto("/sign-out/")
    page.click("main form button")
    page.wait_for_url("**/sign-in/")


def test_who_has_no_passkey_here_is_told_and_can_go_on(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, None) as (page, trouble):  # a bare address: the browser refuses at once
        page.goto("/sign-in/")
        page.click("[data-passkey] button")
        page.locator("[data-passkey-problem]").wait_for()
        assert page.inner_text("[data-passkey-problem]") == "No passkey was used."
        assert page.locator("[name=password]").is_enabled()
        assert trouble == []


def test_without_scripts_the_code_still_signs_in(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing
    from tests.journeys.scene import SECRET_OF_HOLDER

    with browsing(browser, stage, None, java_script_enabled=False) as (page, _trouble):
        _signed_in(page, "holder")
        page.wait_for_url("**/sign-in/second/")
        assert page.locator("[data-passkey]:visible").count() == 0
        page.fill("[name=code]", _code(SECRET_OF_HOLDER))
        page.keyboard.press("Enter")
        page.wait_for_url("**/purpose/**")
