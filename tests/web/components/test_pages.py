"""The style guide in a real browser: accessible, within its frame, worked by keys, alone in the world."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from showing import Showing

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[3]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
BUILT = ROOT / "src/tamarack/web/static/dist/findings.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed"),
]
needs_scripts = pytest.mark.skipif(not BUILT.exists(), reason="frontend/ is not built")
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="frontend/ is not installed")


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Page:
    """One tab for all tests: opening one takes longer than most of them."""
    return chromium.new_page()


@pytest.fixture
def page(tab: Page) -> Page:
    tab.set_viewport_size({"width": 1280, "height": 900})
    return tab


@pytest.fixture
def reading(page: Page, styleguide: str) -> Page:
    """The style guide, undecided, with its scripts running."""
    Showing.decided.clear()
    Showing.posted.clear()
    page.goto(f"{styleguide}/en")
    page.wait_for_selector("html[data-shortcuts]")
    page.evaluate("document.activeElement.blur()")
    return page


@needs_axe
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 1280), ("fr", 320)])
def test_axe_finds_nothing(page: Page, styleguide: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{styleguide}/{language}")
    for part in page.locator("details").all():
        part.evaluate("part => part.open = true")
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert found["passes"]


@needs_axe
def test_axe_finds_a_seeded_fault(page: Page, styleguide: str) -> None:
    page.goto(f"{styleguide}/en")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [rule["id"] for rule in found["violations"]] == ["label"]


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_nothing_scrolls_sideways(page: Page, styleguide: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{styleguide}/fr")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_only_this_host_is_asked_and_the_policy_holds(page: Page, styleguide: str) -> None:
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{styleguide}/en")
    page.wait_for_timeout(1200)  # past the first poll
    assert asked
    assert [url for url in asked if not url.startswith(styleguide)] == []
    assert broken == []


def test_every_printed_page_is_marked_at_both_ends(page: Page, styleguide: str) -> None:
    page.goto(f"{styleguide}/en")
    printed = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    texts = [sheet.extract_text() for sheet in printed]
    assert len(texts) > 2
    assert [text.count("PROTECTED C//TOP SECRET//CEO") for text in texts] == [2] * len(texts)
    assert all("Sign out" not in text and "Take in\n" not in text for text in texts)
    assert "/entities/" in texts[0]


def test_the_first_stop_skips_to_the_content(page: Page, styleguide: str) -> None:
    page.goto(f"{styleguide}/en")
    page.evaluate("document.querySelector('.error-summary').remove(); document.activeElement.blur()")
    page.evaluate("getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_scripts_a_link_shows_the_finding(chromium: Browser, styleguide: str) -> None:
    Showing.decided.clear()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{styleguide}/en")
    assert page.locator("#finding-f1").is_visible()
    page.locator("#words-f4").click()
    assert page.locator("#finding-f4").is_visible()
    assert not page.locator("#finding-f1").is_visible()
    page.locator("#finding-f4 button[value=accept]").click()
    assert Showing.decided == {"f4"}
    context.close()


@needs_scripts
def test_keys_move_from_finding_to_finding(reading: Page) -> None:
    reading.keyboard.press("j")
    assert reading.evaluate("document.activeElement.textContent") == "Oluwaseun Tremblay"
    assert reading.locator(".finding-card:visible").get_attribute("id") == "finding-f2"
    said = " ".join((reading.locator("#announcer").text_content() or "").split())
    assert said == "Finding 2 of 8: Oluwaseun Tremblay. Known person, to be decided"
    reading.keyboard.press("k")
    reading.keyboard.press("k")
    assert reading.locator(".finding-card:visible").get_attribute("id") == "finding-f1"


@needs_scripts
def test_a_accepts_and_takes_the_next_open_one(reading: Page) -> None:
    reading.keyboard.press("j")
    reading.keyboard.press("a")
    reading.wait_for_selector(".finding--accepted #words-f2")
    reading.wait_for_selector("#words-f4[aria-current]")  # f3 and f8, between, were decided before
    assert Showing.posted[0][0] == "/findings/f2"
    assert Showing.posted[0][1]["action"] == ["accept"]
    assert reading.evaluate("document.activeElement.id") == "words-f4"


@needs_scripts
def test_c_opens_the_correction_and_escape_leaves_it(reading: Page) -> None:
    reading.keyboard.press("c")
    assert reading.evaluate("document.activeElement.id") == "normal-f1"
    reading.keyboard.type("a")  # a letter in a field is a letter
    assert Showing.posted == []
    reading.keyboard.press("Escape")
    assert reading.evaluate("document.activeElement.id") == "words-f1"
    assert reading.locator("#finding-f1 details[data-act=correct]").get_attribute("open") is None


SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
  const place = words => { walker.currentNode = walker.root;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words); if (at >= 0) return [node, at]; } };
  const [first, start] = place(from), [last, end] = place(to);
  getSelection().setBaseAndExtent(first, start, last, end + to.length); }"""


@needs_scripts
@pytest.mark.parametrize(
    ("first", "last"),
    [("caller", "said"), ("grey", "to the ferry"), ("He gave", "Oluwaseun"), ("BZQT 481", "BZQT 481")],
)
def test_selected_words_get_their_place_in_the_raw_text(reading: Page, first: str, last: str) -> None:
    from invented import TEXT

    reading.evaluate(SELECT, [first, last])
    reading.keyboard.press("n")
    form = {
        name: reading.locator(f"#from-text [name={name}]").input_value() for name in ("words", "start", "end")
    }
    begin, end = sorted([TEXT.index(first), TEXT.index(last)])
    backward = TEXT.index(last) < TEXT.index(first)
    begin, end = (begin + len(last), end) if backward else (begin, end + len(last))
    expected = TEXT[begin:end].strip()
    begin = TEXT.index(expected)
    assert TEXT[int(form["start"]) : int(form["end"])] == expected
    assert (int(form["start"]), int(form["end"])) == (begin, begin + len(expected))
    assert form["words"].split() == expected.split()


@needs_scripts
def test_single_keys_can_be_switched_off_and_stay_off(reading: Page) -> None:
    reading.locator(".reading [data-shortcuts-toggle]").click()
    reading.evaluate("document.activeElement.blur()")
    reading.keyboard.press("j")
    assert reading.locator(".finding-card:visible").get_attribute("id") == "finding-f1"
    reading.reload()
    reading.wait_for_selector("html[data-shortcuts=off]")
    assert reading.locator("[data-shortcut-hint]:visible").count() == 0
    reading.keyboard.press("/")
    assert reading.evaluate("document.activeElement.id") != "head-search"
    reading.locator(".reading [data-shortcuts-toggle]").click()
    reading.evaluate("document.activeElement.blur()")
    reading.keyboard.press("/")
    assert reading.evaluate("document.activeElement.id") == "head-search"


@needs_scripts
def test_question_mark_lists_the_keys_and_escape_closes(reading: Page) -> None:
    reading.keyboard.press("?")
    assert reading.locator("#shortcuts").is_visible()
    reading.keyboard.press("j")  # nothing while the list is open
    assert reading.locator(".finding-card.is-current").get_attribute("id") == "finding-f1"
    reading.keyboard.press("Escape")
    assert not reading.locator("#shortcuts").is_visible()


@needs_scripts
def test_a_job_is_asked_for_until_it_ends_and_its_end_is_said(reading: Page) -> None:
    reading.wait_for_selector("#announcer:text-is('over')", state="attached", timeout=4000)
    reading.wait_for_selector("[hx-trigger]", state="detached", timeout=4000)
    asked: list[str] = []
    reading.on("request", lambda request: asked.append(request.url))
    reading.wait_for_timeout(1200)
    assert asked == []
