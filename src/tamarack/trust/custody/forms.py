"""Forms of custody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamarack.foundation.identifiers import show
from tamarack.trust.accounts.models import Officer
from tamarack.trust.custody.actions import LONGEST, LONGEST_REASON, LONGEST_TEXT, Made, Obtained
from tamarack.trust.custody.words import AUTHORITY_WORDS
from tamarack.trust.markings.fields import MarkingFields
from tamarack.trust.offering import offer


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class FileFields(MarkingFields):
    """A file with a title, and who may see it."""

    file = forms.FileField(label=_("File"), max_length=LONGEST)
    title = forms.CharField(label=_("Title"), max_length=LONGEST)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=LONGEST_TEXT, widget=_long()
    )


class ExhibitForm(FileFields):
    """A file that was obtained."""

    obtained_at = forms.DateTimeField(
        label=_("Obtained at"),
        help_text=_("Date and time, as your notes have them; Eastern time."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    obtained_where = forms.CharField(label=_("Where"), max_length=LONGEST)
    collected_by = forms.CharField(
        label=_("Collected by"), max_length=LONGEST, help_text=_("Name and service of whoever took it.")
    )
    authority_kind = forms.ChoiceField(label=_("Under which authority"), choices=[*AUTHORITY_WORDS.items()])
    authority = forms.CharField(
        label=_("Its particulars"),
        max_length=LONGEST_TEXT,
        widget=_long(),
        help_text=_(
            "The warrant’s number and court; the Act and section; who consented, and the proof of it; "
            "or why there was no time to ask."
        ),
    )

    def clean_obtained_at(self) -> datetime:
        """Not in the future."""
        moment: datetime = self.cleaned_data["obtained_at"]
        if moment > timezone.now():
            raise forms.ValidationError(_("This time has not come yet."))
        return moment

    def obtained(self) -> Obtained:
        """How it was obtained."""
        said = self.cleaned_data
        return Obtained(
            at=said["obtained_at"],
            where=said["obtained_where"],
            collected_by=said["collected_by"],
            authority_kind=said["authority_kind"],
            authority=said["authority"],
        )


class DeriveForm(FileFields):
    """A file that was made from an exhibit."""

    tool = forms.CharField(label=_("Tool"), max_length=LONGEST)
    version = forms.CharField(label=_("Version of the tool"), max_length=LONGEST)
    done = forms.CharField(
        label=_("What was done"),
        max_length=LONGEST_TEXT,
        widget=_long(),
        help_text=_("So that somebody else could do it again: settings, part of the file, order."),
    )

    def made(self) -> Made:
        """How it was made."""
        said = self.cleaned_data
        return Made(tool=said["tool"], version=said["version"], done=said["done"])


class HandOverForm(forms.Form):
    """To whom, where and why."""

    recipient = forms.ChoiceField(
        label=pgettext_lazy("a person", "To"),
        help_text=_("Only people who may see the exhibit, for your purpose, are listed."),
    )
    place = forms.CharField(label=_("Where"), max_length=LONGEST)
    reason = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, widget=_long())

    def __init__(self, *args: Any, people: list[Officer], **named: Any) -> None:
        super().__init__(*args, **named)
        offered = [(show(one.id), f"{one.full_name} – {one.unit_id}, {one.agency_id}") for one in people]
        offer(self, recipient=[("", _("Choose a person")), *offered])


class ReasonForm(forms.Form):
    """Why a handover is declined or taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=_long())


class ExhibitFilter(forms.Form):
    """Which exhibits to list."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    whose = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[("", _("All")), ("mine", _("Held by me")), ("waiting", _("Handover not confirmed"))],
    )
