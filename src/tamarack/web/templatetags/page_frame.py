"""What a page's frame computes from what the page shows: its banner, and a text cut at its findings."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from tamarack.intelligence.intake.readers import place_words as places
from tamarack.intelligence.intake.readers.reasons import REASONS
from tamarack.trust.markings.marking import Marking
from tamarack.web.templatetags import entities, marks, segments

register = template.Library()


@register.simple_tag
def banner_of_page(shown: Iterable[Marking] | str | None) -> marks.Banner | None:
    """The banner of a page that shows portions with these markings; none where nothing marked is shown."""
    return None if shown is None or isinstance(shown, str) else marks.banner_of(shown, get_language() or "en")


@register.simple_tag
def cut_at_findings(text: str, findings: Iterable[segments.Found]) -> list[segments.Segment[segments.Found]]:
    """The text in segments, each a finding or the words between."""
    return list(segments.segments_of(text, findings))


@register.filter
def schema_words(schema: str) -> str:
    """A schema in the reader's language."""
    return entities.schema_words(schema)


@register.filter
def reject_words(code: str) -> str:
    """Why a thing was not taken in, in the reader's language; a code without a sentence as it is."""
    english, french = REASONS.get(code, (code, code))
    return french if (get_language() or "en").startswith("fr") else english


@register.filter
def place_words(place: str) -> str:
    """Where in a file something stands, in the reader's language."""
    return places.place_words(place, get_language() or "en")
