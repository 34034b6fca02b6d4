"""The forms of oversight."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tamarack.trust.oversight.glass import ground_words
from tamarack.trust.oversight.outcomes import outcomes_of
from tamarack.trust.oversight.reasons import policy_now
from tamarack.trust.oversight.words import OUTCOME_WORDS


def _grounds() -> list[tuple[str, str]]:
    return [(code, ground_words(code, get_language() or "en")) for code in policy_now().glass.grounds]


class WhyForm(forms.Form):
    """Why one record is opened."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Whoever watches over access reads it. It stands beside this look in the record."),
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"].validators.append(MinLengthValidator(policy_now().own_reason.shortest))


class BreakForm(forms.Form):
    """Why the glass is broken."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect, choices=_grounds)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Your supervisor and the auditors read it: name nobody in it, and nothing classified."),
    )
    sure = forms.BooleanField(label=_("I need to see this now and can’t wait for the usual way."))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"].validators.append(MinLengthValidator(policy_now().glass.shortest))


class RelativeForm(forms.Form):
    """A relative to declare."""

    name = forms.CharField(label=_("Name"), max_length=200)
    relation = forms.CharField(
        label=_("How you are related"), max_length=80, help_text=_("For example: sister, spouse, cousin.")
    )


class ReviewForm(forms.Form):
    """What came of a finding."""

    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=1_000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, rule: str) -> None:
        super().__init__(data)
        choices = [(code, OUTCOME_WORDS[code]) for code in outcomes_of(rule)]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]
