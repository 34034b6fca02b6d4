"""How a test looks at a page: as whom, in which language, and what it must never do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

from tests.journeys.stage import Stage

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 700}
_LISTEN = """addEventListener('securitypolicyviolation',
  event => console.error('CSP', event.violatedDirective, event.blockedURI))"""
#: Puts the axe of a report of violations into words that a failing test shows.
_AXE = """async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  resultTypes: ['violations']})).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)"""

#: Numbers what Tab should stop at: of radio buttons of one name only the chosen one, or the first.
_STOPS = """() => {
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const live = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0;
  const chosen = e => e.form.querySelector(`[name="${e.name}"]:checked`);
  const first = e => e.form.querySelector(`[name="${e.name}"]`);
  const lone = e => e.type !== 'radio' || (chosen(e) ?? first(e)) === e;
  const stops = [...document.querySelectorAll(kinds)].filter(live).filter(lone);
  stops.forEach((e, at) => { e.dataset.stop = at; });
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  return stops.map((e, at) => `${at} ${e.outerHTML.slice(0, 100)}`); }"""


class Trouble(list[str]):
    """What went wrong on pages without anybody asking: requests elsewhere, breaches of the policy, errors."""

    def watch(self, page: Page, host: str) -> None:
        """Note the troubles of this page from now on."""

        def asked(request: Request) -> None:
            if urlsplit(request.url).netloc != host and not request.url.startswith(("data:", "blob:")):
                self.append(f"asked another host: {request.url}")

        page.on("request", asked)
        page.on("pageerror", lambda error: self.append(f"script failed: {error}"))
        page.on("console", lambda said: self._said(said.type, said.text))

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith("Failed to load resource"):  # a refusal that was asked for
            self.append(text)


@contextmanager
def browsing(
    browser: Browser, stage: Stage, login: str | None, language: str = "en", **how: Any
) -> Iterator[tuple[Page, Trouble]]:
    """A page of somebody who is signed in (or of nobody), in a language; its troubles are noted."""
    context: BrowserContext = browser.new_context(
        viewport=how.pop("viewport", WIDE), base_url=stage.base, **how
    )
    context.add_init_script(_LISTEN)
    cookies = {"language": language} | ({"sessionid": stage.scene.sessions[login]} if login else {})
    context.add_cookies(
        [{"name": name, "value": value, "url": stage.base} for name, value in cookies.items()]
    )
    context.set_default_timeout(8_000)
    page, trouble = context.new_page(), Trouble()
    trouble.watch(page, urlsplit(stage.base).netloc)
    try:
        yield page, trouble
    finally:
        context.close()


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA, with every part of the page unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.evaluate(axe)
    found: list[str] = page.evaluate(_AXE)
    return found


def sideways(page: Page) -> list[str]:
    """What sticks out of a window of 320 px, if the page can be scrolled sideways there."""
    page.set_viewport_size(NARROW)
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
        .slice(0, 5).concat(`${document.documentElement.scrollWidth} px`)"""
    )
    page.set_viewport_size(WIDE)
    return found


def unreached(page: Page) -> list[str]:
    """What can be pressed or filled in, and Tab does not come to."""
    page.route("**/progress/", lambda asked: asked.fulfill(status=204))  # a job's page would renew its stops
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = false)")
    wanted: list[str] = page.evaluate(_STOPS)
    page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
    )
    reached = set()
    for _ in range(len(wanted) + 25):  # a date has three stops, and the browser's own frame may take some
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.dataset.stop ?? ''"))
    return [one for one in wanted if one.split(" ")[0] not in reached]


def focus_is_visible(page: Page) -> bool:
    """Whether what has the focus is on the page, in sight, and drawn as having it."""
    return bool(
        page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return false;
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 &&
              box.bottom > 0 && box.top < innerHeight; }"""
        )
    )
