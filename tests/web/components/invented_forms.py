"""Every kind of question that a form may ask."""

from __future__ import annotations

from django import forms


class ReportForm(forms.Form):
    """Every kind of question."""

    title = forms.CharField(help_text="In a few words, as a colleague would look for it.")
    text = forms.CharField(widget=forms.Textarea, required=False)
    said_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)
    source = forms.ChoiceField(choices=[("", "–"), ("1", "Harbour tip line"), ("2", "Partner list")])
    handling = forms.ChoiceField(
        choices=[("a", "May be shared"), ("b", "With conditions")], widget=forms.RadioSelect
    )
    agencies = forms.MultipleChoiceField(
        choices=[("CBSA", "CBSA"), ("IRCC", "IRCC")], widget=forms.CheckboxSelectMultiple, required=False
    )
    confirmed = forms.BooleanField(label="I have read the original", required=False)
    file = forms.FileField(required=False)
    count = forms.IntegerField(required=False)


class FilterForm(forms.Form):
    """A list's filters."""

    kind = forms.ChoiceField(choices=[("", "All"), ("p", "Person")], required=False)
    since = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)


class NewForm(forms.Form):
    """Something new from the text."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))
    schema = forms.ChoiceField(choices=[("Person", "Person"), ("Vehicle", "Vehicle")])
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
