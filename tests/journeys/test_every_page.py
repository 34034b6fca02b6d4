"""Every page, in both languages: accessible, alone with its own host, whole on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, URLResolver

from tests.journeys.addresses import NO_PAGE, VISITS, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.conftest import Standing
    from tests.journeys.stage import Stage

LANGUAGES = ("en", "fr")
WRONG_FORMS = (
    "account_change_password",
    "mfa_activate_totp",
    "take_in",
    "withdraw",
    "retract",
    "add_source",
    "map_table",
    "add_exhibit",
    "hand_over",
    "derive_exhibit",
)


def _names(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        elif not str(pattern.pattern).startswith("api/"):  # the service shows no page
            yield from _names(pattern.url_patterns)


def test_every_address_is_visited_or_says_why_not(django_test_environment: None) -> None:
    from tamarack.web.urls import urlpatterns

    visited = {visit.route for visit in VISITS}
    assert set(_names(urlpatterns)) == visited | NO_PAGE.keys()
    assert not visited & NO_PAGE.keys()


@pytest.mark.journey
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_page_holds(visit: Visit, language: str, standing: Standing, stage: Stage, axe: str) -> None:
    from tests.journeys.browsing import sideways, unreached, violations

    page, trouble = standing(visit.who, language)
    page.goto(visit.address(stage.scene))
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert violations(page, axe) == []
    assert sideways(page) == []
    assert language == "fr" or unreached(page) == []  # the same stops in both
    assert trouble == []


@pytest.mark.journey
@pytest.mark.parametrize("route", WRONG_FORMS)
def test_a_form_that_is_wrong_says_so_at_the_top(
    route: str, browser: Browser, stage: Stage, axe: str
) -> None:
    from tests.journeys.browsing import browsing, violations

    visit = next(one for one in VISITS if one.route == route)
    with browsing(browser, stage, "analyst") as (page, trouble):
        page.goto(visit.address(stage.scene))
        if route == "map_table":
            page.fill("[name=mapping]", "entities: nothing")
        page.click("main form .actions button")
        assert page.title().startswith("Error: ")
        page.locator(".error-summary a").first.click()
        assert page.evaluate("document.activeElement.matches('input, textarea, select')")
        assert violations(page, axe) == []
        assert trouble == []


@pytest.mark.journey
def test_the_check_itself_finds_a_bad_page(browser: Browser, stage: Stage, axe: str) -> None:
    from tests.journeys.browsing import browsing, sideways, violations

    with browsing(browser, stage, "analyst") as (page, _trouble):
        page.goto("/")
        page.evaluate("document.querySelector('main').innerHTML += '<img src=\"x\"><p id=\"wide\">wide</p>'")
        page.evaluate("document.querySelector('#wide').style.minWidth = '90rem'")
        assert any(one.startswith("image-alt") for one in violations(page, axe))
        assert sideways(page)


@pytest.mark.journey
def test_a_text_is_in_its_own_language_whatever_the_reader_s(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst", "en") as (page, _trouble):
        page.goto(f"/reports/{stage.scene.ids['french']}/")
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("#report-text").get_attribute("lang") == "fr"
        page.click("text=Français")
        assert page.url == f"{stage.base}/reports/{stage.scene.ids['french']}/"
        assert page.locator("html").get_attribute("lang") == "fr"
