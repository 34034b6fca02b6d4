"""The box on every page, completed while it is typed into; and what the page of search answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey


def test_the_box_completes_names_and_opens_the_chosen_one(browser: Browser, stage: Stage, axe: str) -> None:
    from tests.journeys.browsing import browsing, violations

    with browsing(browser, stage, "analyst") as (page, trouble):
        page.goto("/")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "head-search"
        page.keyboard.type("hail")
        page.wait_for_selector("#head-search[aria-expanded=true]")
        assert "Nadia Haile" in page.locator("[role=option]").first.inner_text()
        assert violations(page, axe) == []
        page.keyboard.press("ArrowDown")
        chosen = page.get_attribute("#head-search", "aria-activedescendant")
        assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        assert page.get_attribute("#head-search", "aria-expanded") == "false"
        page.keyboard.type("e")
        page.wait_for_selector("#head-search[aria-expanded=true]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/entities/{stage.scene.ids['person']}/")
        assert trouble == []


def test_the_box_completes_nothing_that_may_not_be_seen(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    asked = "fetch('/search/complete/?q=ferrywoman').then(a => a.json()).then(said => said.results.length)"
    with (
        browsing(browser, stage, "analyst") as (page, _),
        browsing(browser, stage, "investigator") as (other, _),
    ):
        page.goto("/"), other.goto("/")
        assert (page.evaluate(asked), other.evaluate(asked)) == (1, 0)


@pytest.mark.parametrize("asked", ["Haile Nadia", "nadia haille", "NADIA HÀILE"])
def test_names_are_found_in_any_order_with_accents_and_slips(
    asked: str, browser: Browser, stage: Stage
) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "investigator") as (page, _trouble):
        page.goto("/search/")
        page.fill("main [name=q], .aside [name=q]", asked)
        page.click(".filters button")
        assert "Nadia Haile" in page.locator(".table a.entity").first.inner_text()
        page.click(".kinds a:has-text('People')")
        assert page.locator(".kinds [aria-current]").inner_text().startswith("People")


@pytest.mark.parametrize("asked", ["613-555-0123", "+16135550123", "(613) 555 0123"])
def test_a_number_is_found_however_it_is_written(asked: str, browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, _trouble):
        page.goto("/")
        page.fill("#head-search", asked)
        page.press("#head-search", "Enter")
        assert "+16135550123" in page.locator(".table").inner_text()
