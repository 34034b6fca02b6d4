"""Forms of taking in: what a report is, who says so, how good it is, who may see it; how a table is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tamarack.foundation.errors import BadInput
from tamarack.foundation.partial_dates import parse_iso
from tamarack.intelligence.grading.grade import Grade, parse_grade
from tamarack.intelligence.grading.scheme import schemes
from tamarack.intelligence.intake.mapping_words import MAPPING_WORDS
from tamarack.intelligence.intake.planning import parse_mapping, plan
from tamarack.intelligence.offering import source_choices
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.words import KIND_WORDS
from tamarack.trust.markings.fields import MarkingFields
from tamarack.trust.offering import offer

NEW = "new"
LANGUAGES = (("en", "English"), ("fr", "Français"), ("", _("Another")))


class IntakeForm(MarkingFields):
    """A report to take in: pasted or as a file."""

    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea({"rows": 12}), strip=False)
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Text, e-mail, PDF, Word, CSV, Excel, Parquet, FollowTheMoney, the UK list, or a ZIP of these."
        ),
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    said_on = forms.CharField(
        label=_("Said on"),
        required=False,
        max_length=10,
        help_text=_("The date as far as it is known: 2026, 2026-04 or 2026-04-11."),
    )
    language = forms.ChoiceField(label=_("Language of the text"), required=False, choices=LANGUAGES)
    source = forms.ChoiceField(label=_("Source"))
    new_source = forms.CharField(label=_("Name of the new source"), required=False, max_length=300)
    new_source_kind = forms.ChoiceField(
        label=_("Kind of the new source"), required=False, choices=list(KIND_WORDS.items())
    )
    scheme = forms.ChoiceField(label=_("Grading scheme"))
    codes = forms.CharField(
        label=_("Grade"),
        max_length=8,
        help_text=_("Source, then information: B2. The scheme's codes are listed below."),
    )

    field_order = (
        "text",
        "file",
        "title",
        "said_on",
        "language",
        "source",
        "new_source",
        "new_source_kind",
        "scheme",
        "codes",
        "level",
    )

    def __init__(self, *args: Any, known: list[Source], **named: Any) -> None:
        super().__init__(*args, **named)
        language = get_language() or "en"
        offer(
            self,
            source=[*source_choices(known), (NEW, _("A new source"))],
            scheme=[(name, one.name.in_language(language)) for name, one in schemes().items()],
        )

    def clean_said_on(self) -> str:
        """The date as it is stored: a partial ISO date."""
        said = str(self.cleaned_data["said_on"] or "").strip()
        try:
            return parse_iso(said).iso() if said else ""
        except BadInput:
            raise forms.ValidationError(
                _("Write the year, the year and month, or the whole date: 2026-04-11.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """One of text and file; a name for a new source; a grade that its scheme knows."""
        said = super().clean() or self.cleaned_data
        if bool((said.get("text") or "").strip()) == bool(said.get("file")):
            self.add_error("text", _("Paste a text or choose a file: one of the two."))
        if said.get("source") == NEW and not (said.get("new_source") or "").strip():
            self.add_error("new_source", _("Give the new source a name."))
        try:
            said["grade"] = parse_grade(
                f"{said.get('scheme', '')}:{(said.get('codes') or '').strip().upper()}"
            )
        except BadInput:
            self.add_error(
                "codes", _("The scheme has no such grade: the source's code, then the information's.")
            )
        return said

    @property
    def grade(self) -> Grade:
        """The grade that was given."""
        found: Grade = self.cleaned_data["grade"]
        return found


class MappingForm(forms.Form):
    """How a table's columns become claims, as YAML that the officer may change."""

    mapping = forms.CharField(label=_("Mapping"), widget=forms.Textarea({"rows": 24, "spellcheck": "false"}))
    remember = forms.BooleanField(
        label=_("Read this source's tables with these columns so from now on"), required=False, initial=True
    )

    def clean_mapping(self) -> dict[str, Any]:
        """The mapping as data; what is wrong is told with its place."""
        try:
            found = parse_mapping(self.cleaned_data["mapping"])
            plan(found)
        except BadInput as error:
            why = MAPPING_WORDS.get(str(error.facts.get("why")), error.code)
            told = {"place": error.place or "YAML", "why": why}
            raise forms.ValidationError(_("%(place)s: %(why)s"), params=told) from error
        return found
