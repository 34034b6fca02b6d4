"""What a form's fields offer, where that depends on who fills it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms


def offer(form: forms.Form, **choices: Iterable[tuple[str, Any]]) -> None:
    """Give each named field what it offers: (value, words), in that order."""
    for name, offered in choices.items():
        cast(forms.ChoiceField, form.fields[name]).choices = list(offered)
