"""What every page's frame needs to know: who is signed in, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tamarack.trust.accounts.door import held_at, stated_purpose
from tamarack.trust.accounts.words import role_words
from tamarack.trust.markings.portion import purpose_words


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, as the menu shows it."""

    name: str
    unit: str
    role: Any
    purpose: str
    purpose_url: str


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's context."""
    user = getattr(request, "user", None)
    return {"person": None if user is None or not user.is_authenticated else _person(request, user)}


def _person(request: HttpRequest, user: Any) -> Person:
    language = get_language() or "en"
    stated = stated_purpose(request)
    words = "" if stated is None else purpose_words(stated[0], language).capitalize()
    if stated and stated[1]:
        words = gettext("%(label)s: %(text)s") % {"label": words, "text": stated[1]}
    unit = user.unit.name_fr if language.startswith("fr") else user.unit.name_en
    return Person(user.full_name, unit, role_words(held_at(request).role), words, reverse("purpose"))
