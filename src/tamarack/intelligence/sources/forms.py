"""The form that adds a source to the register."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.sources.words import KIND_WORDS
from tamarack.trust.markings.fields import MarkingFields


class SourceForm(MarkingFields):
    """A new entry of the register of sources."""

    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KIND_WORDS.items()))
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 3}))

    field_order = ("name", "kind", "note", "level")
