"""Forms about reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.offering import source_choices
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.words import KIND_WORDS
from tamarack.trust.offering import offer

ANY = ("", _("Any"))


class ReceivedFilter(forms.Form):
    """From whom, and received when."""

    source = forms.ChoiceField(label=_("Source"), required=False)
    since = forms.DateField(
        label=_("Received from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Received until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, data: Mapping[str, Any] | None, known: list[Source]) -> None:
        super().__init__(data)
        offer(self, source=[ANY, *source_choices(known)])


class ReportFilter(ReceivedFilter):
    """Which reports to list."""

    kind = forms.ChoiceField(label=_("Kind of source"), required=False, choices=[ANY, *KIND_WORDS.items()])


class WithdrawForm(forms.Form):
    """Why a report is taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everyone who could see the report will read it."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2_000,
    )


class RetractForm(forms.Form):
    """Why a claim is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
