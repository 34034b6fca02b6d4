"""Roles and what can be granted, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.roles import Role

ROLE_WORDS = {
    Role.ANALYST: _("Analyst"),
    Role.INVESTIGATOR: _("Investigator"),
    Role.DOCUMENT_EXAMINER: _("Document examiner"),
    Role.ENFORCEMENT_OFFICER: _("Enforcement officer"),
    Role.LIAISON: _("Liaison officer"),
    Role.UNIT_SUPERVISOR: _("Unit supervisor"),
    Role.PROGRAMME_MANAGER: _("Programme manager"),
    Role.SPECIAL_INVESTIGATOR: _("Special investigator"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}

KIND_WORDS = {
    Kind.ROLE: _("Role"),
    Kind.PROTECTED: _("Protected, up to"),
    Kind.CLASSIFIED: _("Classified, up to"),
    Kind.COMPARTMENT: _("Compartment"),
    Kind.FACTOR: _("Lost second factor"),
}


def role_words(role: Role | None) -> Promise:
    """A role in the reader's language, or that there is none."""
    return _("No role") if role is None else ROLE_WORDS[role]


#: The heights of each ladder, by the field of the form and the name of the height.
LEVEL_WORDS: dict[str, dict[str, Promise]] = {
    "protected": {
        "NONE": _("Nothing protected"),
        "A": _("Protected A"),
        "B": _("Protected B"),
        "C": _("Protected C"),
    },
    "classified": {
        "NONE": _("Nothing classified"),
        "CONFIDENTIAL": _("Confidential"),
        "SECRET": _("Secret"),
        "TOP_SECRET": _("Top Secret"),
    },
}


def value_words(kind: Kind, value: str) -> Promise | str:
    """What was granted, in the reader's language; a compartment is its name."""
    if kind is Kind.ROLE:
        return ROLE_WORDS[Role(value)]
    if kind is Kind.FACTOR:
        return _("set up anew")
    return LEVEL_WORDS[kind.value][value] if kind.value in LEVEL_WORDS else value
