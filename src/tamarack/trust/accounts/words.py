"""Roles in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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
