"""What to search for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.sources.models import Source

KINDS = {
    "person": _("People"),
    "organization": _("Organizations"),
    "phone": _("Telephones and addresses on the net"),
    "document": _("Documents"),
    "vehicle": _("Vehicles"),
    "account": _("Accounts"),
    "address": _("Addresses"),
    "place": _("Places"),
    "event": _("Events"),
    "report": _("Reports"),
}


class SearchForm(forms.Form):
    """Words, and what an answer must be."""

    q = forms.CharField(label=_("Name, number or words"), required=False, max_length=400)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    since = forms.DateField(
        label=_("Received from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Received until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, data: object, known: list[Source]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["kind"].choices = [("", _("Any")), *KINDS.items()]  # type: ignore[attr-defined]
        self.fields["source"].choices = [("", _("Any")), *((source.shown, source.name) for source in known)]  # type: ignore[attr-defined]
