"""A report becomes claims, two people see what each may see, and the report is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.scene import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey

TEXT = """Seen at the bus station, 3 May 2026. Nadia Haile handed a phone to Yusuf Adeyemi-Larch.
He can be reached at +1 902 555 0177 and drives a car with the plate GHJT 118.
Account GB33BUKB20201555555555 was named, and the passport X9876543."""


def _sign_in(page: Page, login: str) -> None:
    page.goto("/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.check("[name=purpose][value=intelligence]")
    page.fill("[name=reason]", "Journey")
    page.click("main button")
    assert page.locator("h1").inner_text() == "Today"


def _take_in(page: Page, text: str, *, level: str) -> None:
    page.click("text=Take in a report")
    page.fill("[name=text]", text)
    assert not page.locator("[name=new_source]").is_visible()
    page.select_option("[name=source]", "new")
    page.fill("[name=new_source]", "Bus station desk")
    page.fill("[name=said_on]", "2026-05")
    page.fill("[name=codes]", "b2")
    page.select_option("[name=level]", level)
    page.click("main .actions button")


def test_a_report_is_taken_in_decided_shown_to_two_people_and_withdrawn(
    browser: Browser, stage: Stage
) -> None:
    from tests.journeys.browsing import browsing

    with (
        browsing(browser, stage, None) as (page, trouble),
        browsing(browser, stage, "investigator") as (other, unrest),
    ):
        _sign_in(page, "analyst")
        _take_in(page, TEXT, level="c:2")
        assert page.locator("#banner-top").inner_text() == "SECRET"
        report = page.url
        _accept_all(page)
        dossier = _record_by_hand(page, "Yusuf Adeyemi-Larch")
        assert _words_and_back(page, "Yusuf Adeyemi-Larch")

        page.goto(dossier)
        _say_why(page)  # it is secret
        assert page.locator("h1").inner_text() == "Yusuf Adeyemi-Larch"
        assert page.locator("#reports .table tbody tr").count() == 1
        assert "May 2026" in page.locator("#property-name").inner_text()
        assert other.goto(dossier).status == 404
        hidden = other.locator("main").inner_text()
        assert other.goto(dossier.replace(dossier.split("/")[-2], "0" * 13)).status == 404
        assert other.locator("main").inner_text() == hidden  # hidden and absent look the same

        nadia = f"/entities/{stage.scene.ids['person']}/"
        page.goto(nadia), other.goto(nadia)
        _say_why(page)  # and the other, who sees nothing secret of her, is not asked
        assert "the Ferrywoman" in page.locator("main").inner_text()
        assert "values differ" in page.locator("#property-birthDate").inner_text()
        assert "the Ferrywoman" not in other.content()
        assert "1984-05" in other.locator("#property-birthDate").inner_text()
        assert "values differ" not in other.content()

        page.goto(report)
        page.click("text=Withdraw")
        page.fill("[name=reason]", "The desk mixed up two people.")
        page.click("main form .actions button")
        assert "The desk mixed up two people." in page.locator(".notice--warning").inner_text()
        assert page.locator(".report-text--withdrawn").is_visible()
        assert page.goto(dossier).status == 404
        page.goto("/search/?q=Adeyemi")
        assert (
            "withdrawn" in page.locator(".table").inner_text()
        )  # the report is still found by its words, as what it is
        page.goto("/search/?q=Adeyemi&kind=person")
        assert page.locator(".table").count() == 0
        assert not trouble and not unrest


def _say_why(page: Page) -> None:
    """Answer why this record is opened; it opens."""
    assert page.locator("h1").inner_text() == "Why do you open this?"
    page.fill("main [name=reason]", "Named in the report of the crossing.")
    page.click("main form .button")


def _accept_all(page: Page) -> None:
    """Decide every open finding, as a mouse does."""
    left = page.locator(".finding--open").count()
    assert left >= 4
    while left:
        page.locator(".finding-card.is-current [data-act=accept]").click()
        page.wait_for_function("left => document.querySelectorAll('.finding--open').length < left", arg=left)
        left = page.locator(".finding--open").count()
    assert page.locator("#recorded tbody tr").count() >= 4  # swapped in with the findings


def _record_by_hand(page: Page, name: str) -> str:
    """Record a person whom nothing found; the address of the new dossier."""
    page.click("#from-text summary")
    page.fill("#from-text [name=words]", name)
    page.select_option("#from-text [name=schema]", "Person")
    page.click("#from-text button:has-text('Record')")
    link = page.locator("#recorded a.entity", has_text=name).first
    link.wait_for()
    return str(link.evaluate("link => link.href"))


def _words_and_back(page: Page, name: str) -> bool:
    """From a claim's row to the words that say so."""
    page.locator("#recorded tr", has_text=name).locator("[data-words-from]").first.click()
    taken = page.evaluate(
        "document.activeElement.dataset.finding ? document.activeElement.textContent : String(getSelection())"
    )
    return bool(taken == name)


def test_a_claim_recorded_by_mistake_is_taken_back(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, trouble):
        page.goto(f"/claims/{stage.scene.ids['claim']}/retract/")
        page.fill("[name=reason]", "Misread.")
        page.click("main form .actions button")
        assert page.url.endswith(f"/reports/{stage.scene.ids['report']}/")
        assert "Nationality" not in page.locator("#recorded").inner_text()
        page.goto(f"/entities/{stage.scene.ids['person']}/")
        assert page.locator("#property-nationality").count() == 0
        assert trouble == []


def test_all_of_it_works_without_scripts(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst", java_script_enabled=False) as (page, _trouble):
        page.goto("/take-in/")
        page.fill("[name=text]", "She telephoned 506 555 0188 from the motel. Her number is +1 506 555 0188.")
        assert not page.locator("[name=new_source]").is_visible()
        page.select_option("[name=source]", label="Harbour patrol")
        page.fill("[name=codes]", "C3")
        page.click("main .actions button")
        before = page.locator(".finding--open").count()
        page.locator(".finding-card.is-current [data-act=accept]").click()
        assert page.locator(".finding--open").count() < before
        page.fill("#head-search", "506 555-0188")
        page.press("#head-search", "Enter")
        assert page.locator(".table tbody tr").count() >= 1
