"""An officer breaks the glass; their supervisor finds it, sees its events and reviews it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.stage import Stage


@pytest.mark.journey
def test_a_glass_is_broken_closed_and_reviewed(browser: Browser, stage: Stage, axe: str) -> None:
    from tests.journeys.browsing import browsing, sideways, violations

    with browsing(browser, stage, "analyst") as (page, trouble):
        page.goto("/break-glass/")
        page.check("text=A victim at risk")
        page.fill("[name=reason]", "A caller says that she is held in a flat in Laval.")
        page.check("[name=sure]")
        page.click("main form .button--danger")
        assert page.locator(".glass").count() == 1
        assert violations(page, axe) == []
        assert sideways(page) == []
        page.click("text=Close now")
        assert page.locator(".glass").count() == 0
        assert trouble == []
    with browsing(browser, stage, "supervisor", "fr") as (page, trouble):
        page.goto("/oversight/?rule=glass")
        page.click("main article a >> text=Ouvrir et examiner")
        assert page.locator("svg.strip").get_attribute("role") == "img"
        assert violations(page, axe) == []
        assert sideways(page) == []
        page.check("text=Justifié >> nth=0")
        page.fill("[name=note]", "Vérifié auprès de la permanence.")
        page.click("main form .button")
        assert "Vérifié auprès de la permanence." in page.inner_text("main")
        assert violations(page, axe) == []
        assert trouble == []
