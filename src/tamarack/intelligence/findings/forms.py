"""Recording by hand from a report's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.vocabulary import vocabulary
from tamarack.intelligence.vocabulary.schema import Schema
from tamarack.trust.offering import offer

#: What officers record by hand most often, in this order; every other schema follows in the alphabet.
_FIRST = (
    "Person",
    "Organization",
    "Phone",
    "Vehicle",
    "Address",
    "Place",
    "Passport",
    "Event",
    "Meeting",
    "Trip",
    "Sighting",
)


class NewFromText(forms.Form):
    """A thing that words name: its kind, and what of it they say."""

    words = forms.CharField(label=_("Words"), help_text=_("Exactly as they stand in the text."))
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    schema = forms.ChoiceField(label=_("What they name"))
    property = forms.CharField(
        label=_("Property"),
        required=False,
        help_text=_("Empty for its name. Such as birthDate, alias, notes."),
    )
    entity = forms.CharField(
        label=_("Of a known entity"), required=False, help_text=_("Its identifier; empty for a new one.")
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        offer(self, schema=thing_choices())


class LinkFromText(forms.Form):
    """A tie between two known things, in the words that say so."""

    words = forms.CharField(label=_("Words"), help_text=_("Exactly as they stand in the text."))
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    schema = forms.ChoiceField(label=_("What ties them"))
    source = forms.ChoiceField(label=_("From"))
    target = forms.ChoiceField(label=_("To"))
    role = forms.CharField(label=_("In what role"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, known: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, schema=tie_choices(), source=known, target=known)


def thing_choices() -> list[tuple[str, str]]:
    """Every schema that stands for itself, in the reader's language, the frequent ones first."""
    known = _words(vocabulary().things())
    first = [(name, known.pop(name)) for name in _FIRST if name in known]
    return first + sorted(known.items(), key=lambda choice: choice[1])


def tie_choices() -> list[tuple[str, str]]:
    """Every schema that ties two things, in the reader's language."""
    return sorted(_words(vocabulary().ties()).items(), key=lambda choice: choice[1])


def _words(schemata: list[Schema]) -> dict[str, str]:
    language = get_language() or "en"
    return {one.name: one.label.in_language(language) for one in schemata}
