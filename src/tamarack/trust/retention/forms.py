"""Forms of holds, and of saying no to a disposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import read
from tamarack.trust.markings.errors import BadMarking
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.portion import parse
from tamarack.trust.retention.classes import record_classes
from tamarack.trust.retention.schedules import book
from tamarack.trust.retention.words import HOLD_WORDS, said


def class_choices() -> list[tuple[str, str]]:
    """The classes that can be held and disposed of, in the reader's language."""
    return [(one.name, said(book().classes[one.name])) for one in record_classes()]


class HoldForm(forms.Form):
    """A hold: why, by which authority, on one record or on all under a marking."""

    kind = forms.ChoiceField(label=_("Kind of hold"), choices=list(HOLD_WORDS.items()))
    record_class = forms.ChoiceField(label=_("Class of records"), choices=class_choices)
    object = forms.CharField(
        label=_("Identifier of one record"), required=False, help_text=_("It stands in the record’s address.")
    )
    marking = forms.CharField(
        label=_("Or every record of the class with this marking"),
        required=False,
        help_text=_("Such as PROTECTED B."),
    )
    authority = forms.CharField(
        label=_("Authority"), max_length=300, help_text=_("The request, file or section.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everyone who could see what is held will read it."),
    )

    def clean_object(self) -> int | None:
        """The identifier, if one was given."""
        text = self.cleaned_data["object"].strip()
        try:
            return read(text) if text else None
        except BadInput:
            raise forms.ValidationError(_("This is no identifier.")) from None

    def clean_marking(self) -> Marking | None:
        """The marking, if one was given."""
        text = self.cleaned_data["marking"].strip()
        try:
            return parse(text) if text else None
        except BadMarking:
            raise forms.ValidationError(_("This is no marking.")) from None

    def clean(self) -> dict[str, Any]:
        """One record or one marking, and not both."""
        found = super().clean() or {}
        if not self.errors and (found["object"] is None) == (found["marking"] is None):
            self.add_error("object", _("Give one record, or a marking."))
        return found


class LiftForm(forms.Form):
    """Why a hold ends."""

    reason = forms.CharField(label=_("Reason"), max_length=2_000, widget=forms.Textarea({"rows": 3}))


class DeclineForm(forms.Form):
    """Why a disposal is declined."""

    reason = forms.CharField(
        label=_("Reason for declining"), max_length=2_000, widget=forms.Textarea({"rows": 2})
    )
