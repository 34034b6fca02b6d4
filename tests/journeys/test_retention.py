"""Three people dispose of an old report: one ticks it, two confirm, and it is gone for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey
TITLE = "A ledger of 2020"


def test_a_report_is_proposed_confirmed_by_two_and_gone(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    report = f"/reports/{stage.scene.ids['due']}/"
    with browsing(browser, stage, "supervisor") as (page, trouble):
        page.goto("/")
        page.click("nav >> text=Retention")
        page.check(f"tr:has-text('{TITLE}') input[type=checkbox]")
        page.click("text=Propose what is ticked for disposal")
        disposal = page.url
        assert page.locator("h1").inner_text().endswith("waiting for confirmation")
        assert page.locator("text=Confirm the disposal").count() == 0
        for login in ("manager", "second-manager"):
            with browsing(browser, stage, login) as (other, unrest):
                other.goto(disposal)
                assert other.locator(f"text={TITLE}").is_visible()
                other.click("text=Confirm the disposal")
                assert other.locator("text=You confirmed the disposal.").is_visible()
                assert unrest == []
        page.goto(disposal)
        assert page.locator("h1").inner_text().endswith("confirmed by two")
        page.click("button:has-text('Carry out the disposal')")
        assert page.locator("section.job").is_visible()
        stage.work()
        page.locator("section.job >> text=See what came of it").wait_for()
        page.goto(disposal)
        assert page.locator("text=Nothing of the records is left").is_visible()
        assert page.goto(report).status == 404  # type: ignore[union-attr]
        page.goto("/retention/")
        assert page.locator(f"text={TITLE}").count() == 0
        assert trouble == []
