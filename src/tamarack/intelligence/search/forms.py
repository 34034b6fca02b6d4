"""What to search for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.claims.forms import ANY, ReceivedFilter

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


class SearchForm(ReceivedFilter):
    """Words, and what an answer must be."""

    q = forms.CharField(label=_("Name, number or words"), required=False, max_length=400)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, *KINDS.items()])
