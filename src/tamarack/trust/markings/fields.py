"""The part of a form that puts a marking on something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.portion import purpose_words
from tamarack.trust.markings.viewing import Look
from tamarack.trust.offering import offer


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
        called = [(code, f"{name} ({code})") for code, name in agencies.items()]
        offer(
            self,
            level=_levels(look),
            audience=called,
            originators=called,
            purposes=[(one.value, purpose_words(one, language)) for one in Purpose],
            compartments=[(name, name) for name in sorted(viewer.compartments)],
        )
        if not viewer.compartments:
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


def _levels(look: Look) -> list[tuple[str, Any]]:
    viewer = look.viewer
    words = [("u:0", _("Unclassified"))]
    protected = {1: _("Protected A"), 2: _("Protected B"), 3: _("Protected C")}
    classified = {1: _("Confidential"), 2: _("Secret"), 3: _("Top Secret")}
    words += [(f"p:{height}", word) for height, word in protected.items() if height <= viewer.protected]
    words += [(f"c:{height}", word) for height, word in classified.items() if height <= viewer.classified]
    return words
