"""No page shows words of the other language: templates hold none, and pages in French are in French.

What a report, a source or an officer says stays as it was said; the words of this store's mixture are known.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.ground.mixture import WORDS, Mixture
from tools.messages import CATALOGUE, SOURCES, kept

TEMPLATES = sorted(SOURCES.rglob("templates/**/*.html"))
#: What is the same in both languages, and stands in templates as it is.
NAMES = {"Tamarack", "English", "Français", "ISO", "IEC", "SHA"}
#: Attributes that people read, or hear.
READ = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-announce",
    "data-label",
    "data-how",
    "data-suggestions",
)
#: English words that French has not.
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|this|that|with|not|you|your|which|what|who|for|may|has|have|from|was|please|enter|field"
    r"|required|valid|select|choice|search|report|reports|file|nothing|page|by)\b",
    re.IGNORECASE,
)
#: What the mixture itself says, beside the word of each marking.
SAID = (*WORDS.values(), "Shared desk", "Courier", "Quayside", "Officer ", "report.txt", "the courier")
ALIKE = re.compile(r"\b(page|pages|rapports?)\b", re.IGNORECASE)  # French has these too

_BLOCK = re.compile(r"\{% *blocktranslate.*?%\}.*?\{% *endblocktranslate *%\}", re.DOTALL)
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CLASSES = re.compile(r"\{% *block \w+_class *%\}[^{]*\{% *endblock *%\}")
_UNREAD = re.compile(r"<(script|style|kbd|code)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def bare_words(template: str) -> set[str]:
    """The words of a template that are in no language: between tags, and in attributes that are read."""
    text = _UNREAD.sub(" ", _CODE.sub("\0", _CLASSES.sub("", _BLOCK.sub("\0", template))))
    said = [_TAG.sub(" ", text), *re.findall(rf'\b(?:{"|".join(READ)})="([^"]*)"', text)]
    return {word for part in said for word in re.findall(r"[^\W\d_]{2,}", part)} - NAMES - {"nbsp", "middot"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_templates_say_nothing_that_is_not_translated(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == set()


def test_bare_words_are_found() -> None:
    assert bare_words('<p title="Hi">{% translate "Yes" %}{{ x }} there</p><kbd>Esc</kbd>') == {"Hi", "there"}


class Reading(HTMLParser):
    """What a page says to its reader: texts, and attributes that are read; names and quotations left out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.said += [value for name in READ if (value := named.get(name))]
        if tag in ("input", "meta", "link", "br", "hr", "img", "path", "circle", "rect"):
            return
        quoted = tag in ("bdi", "code", "kbd", "script", "style", "textarea")
        self._open.append((tag, quoted or named.get("translate") == "no" or "data-text" in named))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if re.search(r"[^\W\d_]{2}", words) and not any(quoted for _, quoted in self._open):
            self.said.append(words)


def left_in_english(page: str) -> list[str]:
    """What a French page says in English; what the mixture says is left out."""
    reading = Reading()
    reading.feed(page)
    own = [words for words in reading.said if not any(said in words for said in SAID)]
    return [words for words in own if words in UNTRANSLATED or ENGLISH.search(ALIKE.sub("", words))]


#: Whole messages in English. A dossier is one in French too: a folder.
UNTRANSLATED = {
    one.id for one in kept() if isinstance(one.id, str) and one.id not in ("", "Dossier", one.string)
}


def test_the_compiled_catalogue_is_this_one() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    said = [one for one in kept() if isinstance(one.id, str) and one.id and not one.context]
    assert [one.id for one in said if compiled.gettext(one.id) != one.string] == [], "run: make setup"


def test_english_is_told_from_french() -> None:
    assert left_in_english('<p>Reports</p><p title="Not found">Les rapports de la page</p>') == [
        "Reports",
        "Not found",
    ]
    assert left_in_english("<p>Saisissez une date valide.</p><bdi>Reports</bdi>") == []


@pytest.fixture(scope="module")
def ask(mixed: Mixture, django_db_blocker: Any) -> Iterator[Callable[..., Any]]:
    """Ask for a page in French, as somebody of the cast."""
    from django.conf import settings
    from django.test import Client

    from tests.ground.pointing import pointed_at

    def asked(address: str, officer: str = "all-seeing", **posted: str) -> Any:
        client = Client(raise_request_exception=True)
        if officer:
            client.cookies[settings.SESSION_COOKIE_NAME] = mixed.sessions[officer, "intelligence"]
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
        answer = client.post(address, posted) if posted else client.get(address)
        assert answer.headers["Content-Language"] == "fr"
        return answer

    with django_db_blocker.unblock(), pointed_at(mixed.database):
        yield asked


def test_a_fault_of_ours_is_told_in_french_too() -> None:
    from django.test import RequestFactory
    from django.utils import translation

    from tamarack.web.refusals import failed

    with translation.override("fr"):
        answer = failed(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Une défaillance est survenue" in answer.content.decode()
    assert left_in_english(answer.content.decode()) == []


LINK = re.compile(r'href="(/[^"#]*)')
FILES = {"original", "exhibit_bytes", "exhibit_case"}  # addresses that give a file
EACH = 4  # pages of one kind that are looked at


@pytest.fixture(scope="module")
def pages(ask: Callable[..., Any]) -> dict[str, str]:
    """Every page that is reached by links, a few of each kind, by address."""
    from django.urls import resolve

    found: dict[str, str] = {}
    kinds: dict[str, int] = {}
    waiting = ["/", "/purpose/", "/search/?q=courier", "/search/?q=zzzzzz", "/reports/?kind=border", "/jobs/"]
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.split("?")[0]).view_name if address.startswith("/") else ""
        kinds[kind] = kinds.get(kind, 0) + 1
        if (
            kind in ("original", "exhibit_bytes", "exhibit_case", "set_language")
            or "/static/" in address
            or kinds[kind] > EACH
        ):
            continue
        answer = ask(address)
        if "html" in answer.headers.get("Content-Type", ""):
            found[f"{kind} {address}"] = answer.content.decode()
            fresh = [link for link in LINK.findall(answer.content.decode()) if "/static/" not in link]
            waiting += [link for link in dict.fromkeys(fresh) if link not in seen]
            seen.update(fresh)
    return found


def test_the_links_lead_to_every_kind_of_page(pages: dict[str, str]) -> None:
    assert {place.split()[0] for place in pages} >= {
        "today", "purpose", "reports", "report", "withdraw", "retract", "entity", "take_in", "search",
        "sources", "source", "add_source", "jobs", "job", "exhibits", "exhibit", "add_exhibit",
        "derive_exhibit", "answer_handover",
    }  # fmt: skip


def test_pages_in_french_are_in_french(pages: dict[str, str]) -> None:
    assert {place: left for place, page in pages.items() if (left := left_in_english(page))} == {}


def test_intakes_with_bad_rows_are_told_in_french(ask: Callable[..., Any], mixed: Mixture) -> None:
    from tamarack.foundation.identifiers import show
    from tamarack.intelligence.intake.models import Intake
    from tests.ground.people import looking

    with looking(mixed.people["all-seeing"]):
        number = Intake.objects.filter(rejected__gt=0).values_list("id", flat=True)[0]
    page = ask(f"/intakes/{show(number)}/").content.decode()
    assert "ligne 3" in page
    assert "Ce n’est pas une date du calendrier." in page
    assert left_in_english(page) == []


REFUSED = {
    "nobody's sign-in": ("/sign-in/", "", {"login": "nobody", "password": "wrong"}),
    "empty sign-in": ("/sign-in/", "", {"login": ""}),
    "no such page": ("/reports/0000000000000/", "all-seeing", {}),
    "not this role": ("/take-in/", "reader", {}),
    "empty taking in": ("/take-in/", "all-seeing", {"title": ""}),
    "bad grade": (
        "/take-in/",
        "all-seeing",
        {"text": "x", "scheme": "admiralty", "codes": "Z9", "source": "new"},
    ),
    "bad choice": ("/take-in/", "all-seeing", {"scheme": "none", "level": "p:9", "audience": "NASA"}),
    "empty source": ("/sources/add/", "all-seeing", {"name": ""}),
    "empty exhibit": ("/exhibits/add/", "all-seeing", {"title": ""}),
    "no such exhibit": ("/exhibits/0000000000000/", "all-seeing", {}),
    "no purpose": ("/purpose/", "all-seeing", {"purpose": "curiosity"}),
    "bad day": ("/reports/?since=yesterday", "all-seeing", {}),
    "people": ("/people/", "administrator", {}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_told_in_french(case: str, ask: Callable[..., Any]) -> None:
    address, officer, posted = REFUSED[case]
    answer = ask(address, officer, **posted)
    assert answer.status_code in (200, 400, 403, 404)
    assert left_in_english(answer.content.decode()) == []
