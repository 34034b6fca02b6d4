"""Forms as pages show them: every question with its label, hint and error, and a summary that leads there."""

from __future__ import annotations

import re

from django import forms
from django.forms.renderers import TemplatesSetting
from django.template import Context, Template
from django.utils import translation


class Question(forms.Form):
    default_renderer = TemplatesSetting

    title = forms.CharField(help_text="In a few words.")
    handling = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    note = forms.CharField(required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Nothing <fits>.")


def drawn(form: forms.Form) -> str:
    with translation.override("en"):
        return re.sub(r"\s+", " ", str(form.as_div()))


def test_a_question_is_tied_to_its_hint_and_its_error() -> None:
    page = drawn(Question({}))
    assert '<label class="label" for="id_title">Title</label>' in page
    assert '<div class="hint" id="id_title_helptext">In a few words.</div>' in page
    assert '<ul class="field-error" id="id_title_error">' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'aria-invalid="true"' in page


def test_choices_stand_in_a_fieldset_and_ids_are_unique() -> None:
    page = drawn(Question({}))
    assert '<fieldset aria-describedby="id_handling_error"><legend class="label">Handling' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_what_may_be_left_out_says_so() -> None:
    assert drawn(Question()).count("(optional)") == 1


def test_the_summary_names_and_links_each_question() -> None:
    with translation.override("en"):
        page = Template("{% load tamarack %}{% error_summary form %}").render(Context({"form": Question({})}))
    assert '<a href="#id_title">Title: This field is required.</a>' in page
    assert '<a href="#id_handling_0">Handling: This field is required.</a>' in page
    assert "<li>Nothing &lt;fits&gt;.</li>" in page


def test_no_errors_no_summary() -> None:
    page = Template("{% load tamarack %}{% error_summary form %}").render(Context({"form": Question()}))
    assert page.strip() == ""
