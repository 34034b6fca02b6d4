"""An exhibit on its way: registered, handed over by two, checked, given out byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey

BODY = b"\x89PNG\r\n\x1a\n of a motel register" * 50


def _register(page: Page) -> str:
    page.click("nav >> text=Exhibits")
    page.click("text=Register an exhibit")
    page.set_input_files(
        "[name=file]", {"name": "register.png", "mimeType": "application/octet-stream", "buffer": BODY}
    )
    page.fill("[name=title]", "Register of the motel")
    page.fill("[name=obtained_at]", "2026-05-03T21:40")
    page.fill("[name=obtained_where]", "Motel, room 14")
    page.fill("[name=collected_by]", "Cst. Gagnon, CBSA")
    page.select_option("[name=authority_kind]", "exigent")
    page.fill("[name=authority]", "It was about to be burned.")
    page.click("main form .actions button")
    page.wait_for_selector("text=The exhibit is registered, and you hold it.")
    return page.url


def _hand_over(page: Page, to: str) -> None:
    page.click("main >> text=Hand over")
    page.select_option("[name=recipient]", label=to)
    page.fill("[name=place]", "Evidence room, Toronto")
    page.fill("[name=reason]", "Reading the names")
    page.click("main form .actions button")
    page.wait_for_selector("text=It is complete once the other confirms it.")


def _holder(page: Page) -> str:
    return page.locator(".facts--wide dd").first.inner_text()


def test_an_exhibit_is_registered_handed_over_confirmed_checked_and_downloaded(
    browser: Browser, stage: Stage
) -> None:
    from tests.journeys.browsing import browsing

    with (
        browsing(browser, stage, "investigator") as (page, trouble),
        browsing(browser, stage, "analyst") as (other, unrest),
    ):
        page.goto("/")
        exhibit = _register(page)
        _hand_over(page, "Maryse Tremblay-Roy – MTL, RCMP")
        assert _holder(page) == "Ben Oduya"  # until the other confirms
        assert page.locator("main >> text=Hand over").count() == 0
        assert "Waits for confirmation" in page.locator(".table").inner_text()

        other.goto("/exhibits/")
        other.click(".offers >> text=Register of the motel")
        other.click("text=Confirm >> nth=-1")
        other.wait_for_selector("text=You hold the exhibit now.")
        assert other.url == exhibit
        assert _holder(other) == "Maryse Tremblay-Roy"
        assert other.locator("svg.custody").get_attribute("aria-label") == (
            "2 people have held it. Held now by Maryse Tremblay-Roy."
        )

        assert "not yet" in other.locator(".stages").inner_text()
        other.click("text=Check the bytes now")
        other.wait_for_selector(".notice--success >> text=Whole")
        assert "not yet" not in other.locator(".stages").inner_text()
        with other.expect_download() as given:
            other.click("text=Download the file")
        assert given.value.suggested_filename == "register.png"
        assert Path(given.value.path()).read_bytes() == BODY
        with other.expect_download() as exported:
            other.click("text=Export as CASE/UCO")
        assert "@graph" in json.loads(Path(exported.value.path()).read_text(encoding="utf-8"))
        page.reload()
        assert _holder(page) == "Maryse Tremblay-Roy"
        assert not trouble and not unrest


def test_a_handover_is_declined_and_a_file_is_made_without_scripts(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with (
        browsing(browser, stage, "investigator", java_script_enabled=False) as (page, _),
        browsing(browser, stage, "analyst", java_script_enabled=False) as (other, _),
    ):
        page.goto("/")
        exhibit = _register(page)
        _hand_over(page, "Maryse Tremblay-Roy – MTL, RCMP")
        other.goto(exhibit)
        other.click("text=Confirm or decline")
        other.click("button:has-text('Decline')")
        assert other.title().startswith("Error: ")
        other.fill("[name=reason]", "The seal was torn.")
        other.click("button:has-text('Decline')")
        assert "The seal was torn." in other.locator(".table").inner_text()
        assert _holder(other) == "Ben Oduya"
        other.click("text=Add a file made from it")
        other.set_input_files(
            "[name=file]", {"name": "text.txt", "mimeType": "text/plain", "buffer": b"Nadia Haile, 3 May"}
        )
        for name, said in {"title": "Text of it", "tool": "Tesseract", "version": "5.3.4"}.items():
            other.fill(f"[name={name}]", said)
        other.fill("[name=done]", "Read with the English model")
        other.click("main form .actions button")
        assert other.locator(".tree [aria-current=page]").inner_text() == "Text of it"
        other.click(".tree >> text=Register of the motel")
        assert other.url == exhibit
