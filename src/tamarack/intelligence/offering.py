"""What a form's fields offer, where that depends on who fills it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from tamarack.intelligence.sources.models import Source


def offer(form: forms.Form, **choices: Iterable[tuple[str, Any]]) -> None:
    """Give each named field what it offers: (value, words), in that order."""
    for name, offered in choices.items():
        cast(forms.ChoiceField, form.fields[name]).choices = list(offered)


def source_choices(known: Iterable[Source]) -> list[tuple[str, str]]:
    """Those sources, by their identifier in letters."""
    return [(source.shown, source.name) for source in known]
