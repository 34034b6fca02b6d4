"""Forms about reports."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.words import KIND_WORDS


class ReportFilter(forms.Form):
    """Which reports to list."""

    source = forms.ChoiceField(label=_("Source"), required=False)
    kind = forms.ChoiceField(label=_("Kind of source"), required=False)
    since = forms.DateField(
        label=_("Received from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Received until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, data: object, known: list[Source]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["source"].choices = [("", _("Any")), *((source.shown, source.name) for source in known)]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Any")), *KIND_WORDS.items()]  # type: ignore[attr-defined]


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
