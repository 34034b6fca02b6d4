"""Access from being asked for to being taken away, by two people; and the log of it, with its proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey


def _asked(page: Page) -> None:
    page.goto("/people/clerk/")
    page.select_option("[name=role]", "investigator")
    page.fill("[name=reason]", "Moves to the investigators on Monday")
    page.click("button:has-text('Ask')")
    page.wait_for_selector("text=It is nothing until a second person confirms it.")


def test_access_is_asked_for_confirmed_and_taken_away(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with (
        browsing(browser, stage, "supervisor") as (page, trouble),
        browsing(browser, stage, "keeper") as (other, unrest),
    ):
        _asked(page)
        assert page.locator("button:has-text('Confirm')").count() == 0
        other.goto("/people/")
        row = other.locator("tr", has_text="Moves to the investigators on Monday")
        row.locator("button:has-text('Confirm')").click()
        other.wait_for_selector("text=Confirmed.")
        page.reload()
        assert "Investigator" in page.locator(".facts--wide").inner_text()
        held = page.locator("tr", has_text="Moves to the investigators on Monday")
        held.locator("a:has-text('Take away')").click()
        page.click("button:has-text('Take away')")
        assert page.title().startswith("Error: ")
        page.fill("[name=reason]", "Stays where they are")
        page.click("button:has-text('Take away')")
        page.wait_for_selector("text=It is taken away from this moment on.")
        assert "taken away" in page.locator("main").inner_text()
        assert not trouble and not unrest


def test_an_auditor_follows_a_person_and_takes_a_proof_away(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "auditor") as (page, trouble):
        page.goto("/purpose/")
        page.check("[name=purpose][value=oversight]")
        page.fill("[name=reason]", "Review of the quarter")
        page.click("main form .actions button")
        page.goto("/")
        page.click("nav >> text=Log")
        page.fill(".filters [name=person]", "keeper")
        page.click(".filters button")
        assert page.locator("svg[role=img]").count() == 1
        assert "Confirmed access" in page.locator(".table").last.inner_text()
        page.goto(f"/log/{stage.scene.ids['event']}/")
        with page.expect_download() as given:
            page.click("text=Download the proof")
        assert Path(given.value.path()).read_text().startswith("c2sp.org/tlog-proof@v1\n")
        page.click("nav >> text=Log")
        assert "Made a proof of an event" in page.locator(".table").last.inner_text()
        assert not trouble
