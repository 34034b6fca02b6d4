"""The form that takes in a report: what it is, who says so, how good it is, who may see it."""

from __future__ import annotations

from collections.abc import Mapping
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
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.words import KIND_WORDS
from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.portion import purpose_words
from tamarack.trust.markings.viewing import Look

NEW = "new"
LANGUAGES = (("en", "English"), ("fr", "Français"), ("", _("Another")))


class MarkingFields(forms.Form):
    """A marking, part by part; only parts that the officer may see themselves are offered."""

    level = forms.ChoiceField(label=_("Level"))
    canadian_eyes = forms.BooleanField(label=_("Canadian eyes only"), required=False)
    audience = forms.MultipleChoiceField(
        label=_("Only these agencies"),
        help_text=_("None ticked: every agency."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    compartments = forms.MultipleChoiceField(
        label=_("Compartments"), required=False, widget=forms.CheckboxSelectMultiple
    )
    originators = forms.MultipleChoiceField(
        label=_("Release only with the consent of"), required=False, widget=forms.CheckboxSelectMultiple
    )
    purposes = forms.MultipleChoiceField(
        label=_("Only for these purposes"),
        help_text=_("None ticked: every purpose."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, look: Look, agencies: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        language = get_language() or "en"
        viewer = look.viewer
        self.fields["level"].choices = _levels(look)  # type: ignore[attr-defined]
        called = [(code, f"{name} ({code})") for code, name in agencies.items()]
        self.fields["audience"].choices = called  # type: ignore[attr-defined]
        self.fields["originators"].choices = called  # type: ignore[attr-defined]
        self.fields["purposes"].choices = [(one.value, purpose_words(one, language)) for one in Purpose]  # type: ignore[attr-defined]
        own = sorted(viewer.compartments)
        self.fields["compartments"].choices = [(name, name) for name in own]  # type: ignore[attr-defined]
        if not own:
            del self.fields["compartments"]
        if not viewer.canadian:
            del self.fields["canadian_eyes"]

    def marking(self) -> Marking:
        """The marking that the form describes."""
        said = self.cleaned_data
        ladder, _sep, height = said["level"].partition(":")
        return Marking(
            protected=Protected(int(height)) if ladder == "p" else Protected.NONE,
            classified=Classified(int(height)) if ladder == "c" else Classified.NONE,
            canadian_eyes=said.get("canadian_eyes", False),
            audience=frozenset(said["audience"]) or None,
            compartments=frozenset(said.get("compartments", ())),
            originators=frozenset(said["originators"]),
            purposes=frozenset(Purpose(one) for one in said["purposes"]) or None,
        )


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
    new_source_kind = forms.ChoiceField(label=_("Kind of the new source"), required=False)
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
        sources = [(source.shown, source.name) for source in known]
        self.fields["source"].choices = [*sources, (NEW, _("A new source"))]  # type: ignore[attr-defined]
        self.fields["new_source_kind"].choices = list(KIND_WORDS.items())  # type: ignore[attr-defined]
        named_schemes = [(name, one.name.in_language(language)) for name, one in schemes().items()]
        self.fields["scheme"].choices = named_schemes  # type: ignore[attr-defined]

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


class SourceForm(MarkingFields):
    """A new entry of the register of sources."""

    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"))
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 3}))

    field_order = ("name", "kind", "note", "level")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["kind"].choices = list(KIND_WORDS.items())  # type: ignore[attr-defined]


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


def _levels(look: Look) -> list[tuple[str, Any]]:
    viewer = look.viewer
    words = [("u:0", _("Unclassified"))]
    protected = {1: _("Protected A"), 2: _("Protected B"), 3: _("Protected C")}
    classified = {1: _("Confidential"), 2: _("Secret"), 3: _("Top Secret")}
    words += [(f"p:{height}", word) for height, word in protected.items() if height <= viewer.protected]
    words += [(f"c:{height}", word) for height, word in classified.items() if height <= viewer.classified]
    return words
