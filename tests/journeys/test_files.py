"""Files of every kind, as officers drop them; work that is left, found again, and asks no more at its end."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey

WORDS = "Emeka Larchwood left his number, +1 306 555 0155, at the desk."


def _docx() -> bytes:
    from docx import Document

    made, document = io.BytesIO(), Document()
    document.add_paragraph(WORDS)
    document.save(made)
    return made.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 720, WORDS)
    canvas.save()
    return made.getvalue()


def _eml() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Left at the desk", "a@desk.example", "b@desk.example"
    mail["Date"] = "Mon, 04 May 2026 10:00:00 -0400"
    mail.set_content(WORDS)
    return mail.as_bytes()


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("desk/one.txt", WORDS)
        archive.writestr("desk/two.txt", "A second note.")
    return made.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in (("name", "birthDate"), ("Imre Solberg", "1970-01-02")):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def _drop(page: Page, name: str, body: bytes) -> None:
    page.goto("/take-in/")
    page.set_input_files(
        "[name=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": body}
    )
    page.select_option("[name=source]", label="Harbour patrol")
    page.fill("[name=codes]", "B2")
    page.fill("[name=said_on]", "2026-05-04")
    page.click("main .actions button")


def test_files_are_read_while_one_is_elsewhere(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    files = {"desk.docx": _docx(), "desk.pdf": _pdf(), "desk.eml": _eml(), "desk.zip": _zip()}
    with browsing(browser, stage, "analyst") as (page, trouble):
        jobs = []
        for name, body in files.items():
            _drop(page, name, body)
            page.wait_for_url("**/jobs/**")
            assert page.locator(".tag").first.inner_text() == "waiting"
            jobs.append(page.url)
        page.goto("/reports/")  # leave; the work goes on without anybody looking
        stage.work()
        for job in jobs:
            page.goto(job)
            assert page.locator(".job .tag").inner_text() == "done"
            page.click("text=See what came of it")
            page.locator("#reports-title ~ ul a, .report-text").first.wait_for()
            assert page.locator("main").inner_text().count("desk") >= 1
        assert trouble == []


def test_the_page_of_a_job_asks_until_the_end_and_no_longer(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, trouble):
        _drop(page, "polled.txt", WORDS.encode())
        page.wait_for_url("**/jobs/**")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/progress/" in request.url else None)
        page.wait_for_timeout(1_500)
        assert asked  # it asks while the work waits
        page.focus(".job form button")
        page.wait_for_timeout(1_500)
        assert (
            page.evaluate("document.activeElement.textContent") == "Cancel this job"
        )  # the focus outlives the swap
        stage.work()
        page.wait_for_selector(".job[data-ended=yes]")
        page.wait_for_selector("#announcer:has-text('done')", state="attached", timeout=15_000)
        before = len(asked)
        page.wait_for_timeout(2_500)
        assert len(asked) == before
        assert trouble == []


def test_a_table_is_mapped_once_and_its_source_remembers(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    table = "name;birthDate\n{};1970-01-0{}\n"
    with browsing(browser, stage, "analyst") as (page, trouble):
        _drop(page, "guests.csv", table.format("Imre Solberg", 2).encode())
        page.wait_for_url("**/mapping/")
        assert "Person" in page.input_value("[name=mapping]")
        page.click("main form .actions button")
        page.wait_for_url("**/jobs/**")
        _drop(page, "guests-of-may.csv", table.format("Oona Solberg", 3).encode())
        page.wait_for_url("**/jobs/**")  # not asked again
        _drop(page, "guests.xlsx", _xlsx())
        page.wait_for_url("**/jobs/**")  # the same columns in another kind of file
        stage.work()
        page.goto("/search/?q=Solberg&kind=person")
        assert page.locator(".table tbody tr").count() >= 2
        page.click("text=Imre Solberg")
        said_on = page.locator("#property-name time").first.get_attribute("datetime")
        assert said_on == "2026-05-04"  # what was said before the columns were asked for
        assert trouble == []


def test_a_file_that_can_t_be_read_is_refused_in_words(browser: Browser, stage: Stage) -> None:
    from tests.journeys.browsing import browsing

    with browsing(browser, stage, "analyst") as (page, trouble):
        _drop(page, "torn.pdf", _pdf()[:200])
        page.wait_for_url("**/jobs/**")
        stage.work()
        page.wait_for_selector(".job[data-ended=yes]")
        page.click("text=See what came of it")
        assert "could not be read" in page.locator(".notice--danger").inner_text()
        assert page.locator("#rejects-title ~ .table-frame tbody tr").count() == 1
        assert trouble == []
