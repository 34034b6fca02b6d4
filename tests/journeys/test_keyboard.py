"""The same work by keyboard alone: no mouse, no lost focus, no key that can't be switched off."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey

TEXT = (
    "Call one: +1 416 555 0101. Call two: +1 416 555 0102. Call three: +1 416 555 0103. Paid by Ona Drummond."
)
_sheets = count(1)
_NEXT = """text => document.activeElement.matches("[data-finding]") &&
  !document.activeElement.innerText.includes(text)"""


def _pasted(page: Page) -> None:
    """Take in the text, different every time: the same text twice would be held already."""
    page.goto("/take-in/")
    page.focus("[name=text]")
    page.keyboard.insert_text(f"{TEXT} Sheet {next(_sheets)}.")
    page.focus("[name=codes]")
    page.keyboard.type("C3")
    page.keyboard.press("Enter")  # the form's first button is pressed
    page.wait_for_url("**/reports/**")


def _state(page: Page, text: str) -> str:
    name = page.locator("mark.finding", has_text=text).get_attribute("class") or ""
    return name.split("--")[1].split()[0]


def test_findings_are_decided_by_single_keys_and_the_focus_stays_in_sight(
    browser: Browser, stage: Stage
) -> None:
    from tests.journeys.browsing import browsing, focus_is_visible

    with browsing(browser, stage, "analyst") as (page, trouble):
        _pasted(page)
        for key, text, state in (("a", "555 0101", "accepted"), ("r", "555 0102", "rejected")):
            page.keyboard.press(key)
            page.wait_for_selector(f".finding--{state}:has-text('{text}')")
            page.wait_for_function(_NEXT, arg=text)  # the next one is in hand
            assert focus_is_visible(page)
        page.keyboard.press("c")
        page.wait_for_function("() => document.activeElement.name === 'normal'")
        page.keyboard.press("Control+a")
        page.keyboard.type("+14165550199")
        page.keyboard.press("Enter")
        page.wait_for_selector(".finding--corrected:has-text('555 0103')")
        page.wait_for_function(
            "() => document.activeElement.matches('[data-finding]')"
        )  # once the swap has settled
        assert focus_is_visible(page)
        page.keyboard.press("j")  # all are decided: the first is in hand again
        assert "555 0102" in page.evaluate("document.activeElement.textContent")
        assert "+14165550199" in page.locator("#recorded").inner_text()
        assert trouble == []


def test_escape_leaves_what_a_key_opened(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing, focus_is_visible

    with browsing(browser, stage, "analyst") as (page, _trouble):
        _pasted(page)
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.name") == "words"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('[data-finding]')")
        assert focus_is_visible(page)
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0


def test_single_keys_can_be_switched_off(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, _trouble):
        _pasted(page)
        page.focus(".reading__side [data-shortcuts-toggle]")
        page.keyboard.press("Enter")
        page.focus("#main")
        page.keyboard.press("a")
        page.wait_for_timeout(400)
        assert _state(page, "555 0101") == "open"
        page.reload()
        page.keyboard.press("a")
        page.wait_for_timeout(400)
        assert _state(page, "555 0101") == "open"  # the choice is kept


def test_words_selected_in_the_text_fill_the_forms_beside_it(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, trouble):
        _pasted(page)
        page.evaluate(
            """() => { const pieces = document.querySelectorAll('#report-text [data-start]');
            const last = [...pieces].at(-1).firstChild, at = last.data.indexOf('Ona');
            getSelection().setBaseAndExtent(last, at, last, at + 12); }"""
        )
        page.keyboard.press("n")
        assert page.input_value("#from-text [name=words]") == "Ona Drummond"
        assert page.input_value("#from-text [name=start]") == str(TEXT.index("Ona"))
        page.select_option("#from-text [name=schema]", "Person")
        page.focus("#from-text button")
        page.keyboard.press("Enter")
        page.locator("#recorded a.entity", has_text="Ona Drummond").first.wait_for()
        assert trouble == []


def test_the_skip_link_comes_first_and_leads_to_the_content(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing, focus_is_visible

    with browsing(browser, stage, "analyst") as (page, _trouble):
        page.goto("/reports/")
        page.keyboard.press("Tab")
        assert focus_is_visible(page)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
