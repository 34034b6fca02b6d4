"""What every page's frame needs to know: who is signed in, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tamarack.trust.accounts.access import Access
from tamarack.trust.accounts.door import glass_at, held_at, stated_purpose
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.accounts.words import role_words
from tamarack.trust.markings.portion import purpose_words
from tamarack.trust.oversight.glass import may_break


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, as the menu shows it."""

    name: str
    unit: str
    role: Any
    purpose: str
    purpose_url: str
    links: list[tuple[str, str]]


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's context."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"person": None}
    return {"person": _person(request, user), "glass": glass_at(request)}


def _person(request: HttpRequest, user: Any) -> Person:
    language = get_language() or "en"
    stated = stated_purpose(request)
    words = "" if stated is None else purpose_words(stated[0], language).capitalize()
    if stated and stated[1]:
        words = gettext("%(label)s: %(text)s") % {"label": words, "text": stated[1]}
    unit = user.unit.name_fr if language.startswith("fr") else user.unit.name_en
    links = _links(held_at(request))
    return Person(user.full_name, unit, role_words(held_at(request).role), words, reverse("purpose"), links)


def _links(held: Access) -> list[tuple[str, str]]:
    """The pages of everybody's own, and those of who watches over others; by label and address."""
    links = []
    if held.permits(Verb.READ):
        links.append((gettext("My notices"), reverse("notices")))
        links.append((gettext("My declaration"), reverse("declaration")))
    if may_break(held):
        links.append((gettext("Break the glass"), reverse("break_glass")))
    return links
