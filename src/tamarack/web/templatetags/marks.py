"""Markings on a page: the banner at its head and foot, and the mark before each portion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tamarack.trust.markings import marking as markings
from tamarack.trust.markings.marking import Classified, Marking
from tamarack.trust.markings.portion import portion, render


@dataclass(frozen=True, slots=True)
class Banner:
    """What stands at the head and foot of a page: the words, and the level that colours them."""

    text: str
    css_level: str


def css_level(marking: Marking) -> str:
    """The name of the marking's highest level in the style sheet: `protected-b`, `secret`, `unclassified`.

    Of the two ladders the national interest comes first; the words beside always give both.
    """
    if marking.classified is not Classified.NONE:
        return marking.classified.name.lower().replace("_", "-")
    return f"protected-{marking.protected.name.lower()}" if marking.protected else "unclassified"


def banner_of(shown: Iterable[Marking], language: str) -> Banner:
    """The banner of a page that shows portions with these markings."""
    highest = markings.banner(shown)
    return Banner(render(highest, language), css_level(highest))


def portion_context(marking: Marking, language: str) -> dict[str, str]:
    """What the portion chip shows: the mark, the words it abbreviates, its level."""
    return {
        "mark": portion(marking, language),
        "words": render(marking, language),
        "level": css_level(marking),
    }
