"""What stands in a line of text: markings, grades, dates, identifiers, links to entities, icons."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from types import SimpleNamespace as Thing

import pytest
from django.template import Context, Template
from django.utils import translation

from tamarack.foundation.partial_dates import BadDate, PartialDate
from tamarack.intelligence.grading.errors import UngradedScheme
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.trust.markings.portion import parse
from tamarack.web.templatetags.dates import span_element, time_element
from tamarack.web.templatetags.entities import address_of, drawing_of, schema_words
from tamarack.web.templatetags.grades import ShownGrade, shown
from tamarack.web.templatetags.icons import DRAWINGS, icon
from tamarack.web.templatetags.marks import Banner, banner_of, css_level


def drawn(template: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load tamarack %}" + template).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("UNCLASSIFIED", "unclassified"),
        ("PROTECTED B", "protected-b"),
        ("SECRET//CEO", "secret"),
        ("TOP SECRET", "top-secret"),
        ("PROTECTED C//CONFIDENTIAL", "confidential"),
    ],
)
def test_level_that_colours(text: str, level: str) -> None:
    assert css_level(parse(text)) == level


def test_banner_is_the_highest_of_all_that_is_shown() -> None:
    shown_here = [parse("PROTECTED B"), parse("SECRET//CEO"), parse("CONFIDENTIAL")]
    assert banner_of(shown_here, "en") == Banner("PROTECTED B//SECRET//CEO", "secret")
    assert banner_of(shown_here, "fr") == Banner("PROTÉGÉ B//SECRET//RAC", "secret")
    assert banner_of([], "en") == Banner("UNCLASSIFIED", "unclassified")


def test_portion_says_in_words_what_the_mark_abbreviates() -> None:
    assert drawn("{% portion m %}", m=parse("SECRET//CEO")) == (
        '<span class="portion portion--secret" title="SECRET//CEO"><span aria-hidden="true">(S//CEO)</span>'
        '<span class="visually-hidden">SECRET//CEO</span></span>'
    )
    assert "(S//RAC)" in drawn("{% portion m %}", "fr", m=parse("SECRET//CEO"))


def test_grade_stands_with_its_scheme() -> None:
    assert shown(parse_grade("uk-5x5x5:B24"), "en") == ShownGrade(
        code="B24",
        short="5×5×5",
        scheme="United Kingdom 5×5×5 (until about 2016)",
        words="Mostly reliable; Known personally to source but not to officer; Originating agency only",
    )
    assert shown("admiralty:B2", "fr") == ShownGrade(
        "B2",
        "amirauté",
        "Amirauté (6×6)",
        "Habituellement fiable\N{NARROW NO-BREAK SPACE}; Probablement vrai",
    )
    assert shown(None, "en") is None


def test_a_grade_without_its_scheme_is_refused() -> None:
    with pytest.raises(UngradedScheme):
        shown("B2", "en")


def test_what_was_never_graded_says_so() -> None:
    assert drawn("{% grade None %}") == '<span class="grade grade--none">not graded</span>'


@pytest.mark.parametrize(
    ("moment", "language", "expected"),
    [
        ("1961", "en", '<time datetime="1961">1961</time>'),
        ("1961-07", "en", '<time datetime="1961-07">July 1961</time>'),
        ("1961-07-04", "en", '<time datetime="1961-07-04">4\xa0July 1961</time>'),
        ("1961-07-01", "en", '<time datetime="1961-07-01">1\xa0July 1961</time>'),
        ("1961-07-01", "fr", '<time datetime="1961-07-01">1er\xa0juillet 1961</time>'),
        (PartialDate(1961, 2), "fr", '<time datetime="1961-02">février 1961</time>'),
        (date(1961, 8, 2), "fr", '<time datetime="1961-08-02">2\xa0août 1961</time>'),
        (
            datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
            "en",
            '<time datetime="2026-03-02T09:05-05:00">2\xa0March 2026, 09:05</time>',
        ),
        (
            datetime(2026, 3, 3, 2, 5, tzinfo=UTC),
            "fr",
            '<time datetime="2026-03-02T21:05-05:00">2\xa0mars 2026, 21\xa0h\xa005</time>',
        ),
        (None, "en", '<span class="unknown">date not known</span>'),
        ("", "en", '<span class="unknown">date not known</span>'),
    ],
)
def test_dates_at_their_own_precision(moment: object, language: str, expected: str) -> None:
    with translation.override(language):
        assert time_element(moment) == expected  # type: ignore[arg-type]


def test_a_stretch_has_two_ends_unless_they_are_the_same() -> None:
    with translation.override("en"):
        assert span_element("2026-03", "2026-04") == (
            '<time datetime="2026-03">March 2026</time> to <time datetime="2026-04">April 2026</time>'
        )
        assert span_element("2026-03", "2026-03") == '<time datetime="2026-03">March 2026</time>'


def test_about_is_said_in_the_element() -> None:
    with translation.override("en"):
        assert time_element("1961", about=True) == '<time datetime="1961">about 1961</time>'


def test_text_that_is_no_date_is_an_error_of_the_program() -> None:
    with pytest.raises(BadDate):
        time_element("yesterday")


def test_identifiers_are_written_as_people_write_them() -> None:
    assert drawn("{% identifier 5 %}") == '<code class="identifier" translate="no">0000000000005</code>'
    assert drawn("{% identifier i %}", i="<b>") == '<code class="identifier" translate="no">&lt;b&gt;</code>'


def test_entity_link_leads_to_the_dossier_and_says_the_kind() -> None:
    entity = Thing(id=5, schema="Person", label="A <B>")
    link = drawn("{% entity_link entity %}", entity=entity)
    assert '<a class="entity" href="/entities/0000000000005">' in link
    assert '<span class="visually-hidden">Person: </span><bdi translate="no">A &lt;B&gt;</bdi>' in link
    assert "Personne\N{NO-BREAK SPACE}: " in drawn("{% entity_link entity %}", "fr", entity=entity)
    assert "<a " not in drawn("{% entity_link entity plain=True %}", entity=entity)


@pytest.mark.parametrize(
    ("schema", "drawing"),
    [
        ("Person", "person"),
        ("Company", "organization"),
        ("Vessel", "vehicle"),
        ("Passport", "document"),
        ("BankAccount", "account"),
        ("Address", "address"),
        ("Call", "phone"),
        ("Payment", "money"),
        ("NoSuchSchema", "thing"),
    ],
)
def test_every_kind_has_its_drawing(schema: str, drawing: str) -> None:
    assert drawing_of(schema) == drawing
    assert drawing in DRAWINGS


def test_an_unknown_schema_is_called_what_it_calls_itself() -> None:
    assert schema_words("NoSuchSchema") == "NoSuchSchema"


def test_an_address_that_does_not_stand_is_empty() -> None:
    assert address_of("no_such_page", 5) == ""
    assert address_of("report", 5) == "/reports/0000000000005"


def test_icons_are_drawn_and_hidden_from_screen_readers() -> None:
    for name in DRAWINGS:
        drawing = ET.fromstring(icon(name))  # noqa: S314 (our own constant)
        assert drawing.attrib["aria-hidden"] == "true"
        assert len(drawing) > 0
        assert "style" not in icon(name)
    assert icon("no such") == icon("thing")


def test_exact_keeps_carriage_returns_and_escapes() -> None:
    assert drawn("{{ text|exact }}|", text="<a>\r\n&") == "&lt;a&gt;&#13;\n&amp;|"


@pytest.mark.parametrize(("language", "expected"), [("en", "50,578"), ("fr", "50\xa0578")])
def test_numbers_are_grouped_as_each_language_does(language: str, expected: str) -> None:
    assert drawn("{{ n|grouped }}", language, n=50_578) == expected
