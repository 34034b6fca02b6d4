"""The forms with which access is asked for, answered and ended."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.errors import BadGrant
from tamarack.trust.accounts.granting import LONGEST_TERM, Wanted, checked
from tamarack.trust.accounts.words import LEVEL_WORDS, ROLE_WORDS

_TERM = timedelta(days=365)


class AskForm(forms.Form):
    """What is asked for somebody: any of a role, a height on each ladder, a compartment."""

    role = forms.ChoiceField(label=_("Role"), required=False)
    protected = forms.ChoiceField(label=_("Protected, up to"), required=False)
    classified = forms.ChoiceField(label=_("Classified, up to"), required=False)
    compartment = forms.CharField(
        label=_("Compartment"),
        required=False,
        max_length=40,
        help_text=_("Its name, as it stands in markings."),
    )
    factor = forms.BooleanField(
        label=_("Their second factor is lost: let them set up another"), required=False
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 2}))
    until = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput({"type": "date"}),
        help_text=_("Two years at most. It ends by itself."),
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        as_it_is = [("", _("As it is"))]
        for name, words in (("role", ROLE_WORDS), *LEVEL_WORDS.items()):
            self.fields[name].choices = [*as_it_is, *words.items()]  # type: ignore[attr-defined]
        self.fields["until"].initial = (timezone.localdate() + _TERM).isoformat()

    def clean_until(self) -> datetime:
        """The end of that day. Raises ValidationError for one gone by or beyond the longest term."""
        zone = timezone.get_current_timezone()
        end = datetime.combine(self.cleaned_data["until"], time(23, 59), tzinfo=zone)
        if not timezone.now() < end <= timezone.now() + LONGEST_TERM:
            raise forms.ValidationError(_("A day from today on, two years away at most."))
        return end

    def clean(self) -> dict[str, Any]:
        """At least one thing is asked for."""
        said: dict[str, Any] = super().clean() or {}
        asked = [
            (Kind(name), said.get(name, "")) for name in ("role", "protected", "classified", "compartment")
        ]
        asked.append((Kind.FACTOR, "reset" if said.get("factor") else ""))
        try:
            self.wanted: list[Wanted] = [checked(kind, value) for kind, value in asked if value]
        except BadGrant as error:
            self.add_error(error.place, _("This can’t be granted."))
            return said
        if not self.wanted:
            raise forms.ValidationError(_("Choose what is asked for."))
        return said


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 2}))
