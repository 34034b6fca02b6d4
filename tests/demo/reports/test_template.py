"""Templates: the words that come out, and where each claim stands."""

from __future__ import annotations

import pytest

from tamarack.demo.casting.world import Form, Subject
from tamarack.demo.errors import BadTemplate
from tamarack.demo.reports.template import Citation, fold, render

SUBJECTS = {
    "ann": Subject("ann", "Person", {"name": Form("Ann Lee", "name"), "he": Form("she"),
                                     "also": Form("安", "alias", " (", ")"), "none": Form("")}),
    "tel": Subject("value=Phone=+1", "Phone", {"dashed": Form("555-0101", "number")}),
}  # fmt: skip


def test_a_form_is_words_and_a_claim() -> None:
    made = render("Saw {ann.name}; {ann.he} ran.", SUBJECTS, "r")
    assert made.text == "Saw Ann Lee; she ran."
    assert made.citations == [Citation("ann", "Person", "name", 4, 11)]


def test_silence_and_another_property() -> None:
    made = render("{ann.name!} or {ann.name>alias}", SUBJECTS, "r")
    assert made.text == "Ann Lee or Ann Lee"
    assert made.citations == [Citation("ann", "Person", "alias", 11, 18)]


def test_words_around_a_form_are_not_cited() -> None:
    made = render("{ann.name!}{ann.also}{ann.none}.", SUBJECTS, "r")
    assert made.text == "Ann Lee (安)."
    assert made.citations == [Citation("ann", "Person", "alias", 9, 10)]


def test_words_with_a_link_a_value_and_an_event() -> None:
    made = render("[{ann.name} rang at dawn]{c:Call.caller>ann; c.date=2026-03; c.summary}", SUBJECTS, "r")
    assert made.text == "Ann Lee rang at dawn"
    assert made.citations == [
        Citation("ann", "Person", "name", 0, 7),
        Citation("r/c", "Call", "caller", 0, 20, None, "ann"),
        Citation("r/c", "Call", "date", 0, 20, "2026-03"),
        Citation("r/c", "Call", "summary", 0, 20),
    ]


def test_links_to_things_known_by_their_value() -> None:
    made = render("[{tel.dashed}]{tel.holder>ann}", SUBJECTS, "r")
    assert made.citations[1] == Citation("value=Phone=+1", "Phone", "holder", 0, 8, None, "ann")


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{bob.name}", "no such subject"),
        ("{ann.size}", "no such form"),
        ("{ann}", "not a form"),
        ("[words", "brackets that don't match"),
        ("words]{ann.name}", "closes nothing"),
        ("[words]{ann}", "not a claim"),
        ("[words]{ann.associates>bob}", "no such subject"),
    ],
)
def test_what_is_wrong_is_named_with_its_report(template: str, why: str) -> None:
    with pytest.raises(BadTemplate) as caught:
        render(template, SUBJECTS, "shore-99")
    assert caught.value.place == "shore-99"
    assert caught.value.facts["why"] == why


def test_folding() -> None:
    body = "One\nline.\n\nHead\n| first\n| second\nthird\n"
    assert fold(body, "\n\n") == "One line.\n\nHead\nfirst\nsecond third"
    assert fold(body, "\n") == "One line.\nHead\nfirst\nsecond third"
