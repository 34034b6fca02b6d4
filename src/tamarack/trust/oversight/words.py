"""Findings and outcomes in words: one sentence for each rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tamarack.trust.oversight.glass import ground_words
from tamarack.trust.oversight.outcomes import GLASS
from tamarack.trust.oversight.rules import (
    browsing,
    colleague_name,
    no_case,
    outside_hours,
    own_name,
    relative_name,
    returning,
    volume,
)
from tamarack.trust.oversight.rules.finding import Finding

RULE_WORDS: dict[str, Promise] = {
    GLASS: gettext_lazy("Broken glass"),
    own_name.RULE: gettext_lazy("Own name"),
    relative_name.RULE: gettext_lazy("Declared relative"),
    colleague_name.RULE: gettext_lazy("Colleague"),
    no_case.RULE: gettext_lazy("No case named"),
    volume.RULE: gettext_lazy("Volume"),
    outside_hours.RULE: gettext_lazy("Outside hours"),
    browsing.RULE: gettext_lazy("Browsing"),
    returning.RULE: gettext_lazy("Coming back"),
}
OUTCOME_WORDS: dict[str, Promise] = {
    "explained": gettext_lazy("Explained"),
    "follow-up": gettext_lazy("To be followed up"),
    "justified": gettext_lazy("Justified"),
    "not-justified": gettext_lazy("Not justified"),
    "referred": gettext_lazy("Referred to special investigation"),
}
#: What somebody did, by the verb of its event; other verbs are shown as they are.
DEED_WORDS: dict[str, Promise] = {
    "entity.read": gettext_lazy("opened a dossier"),
    "report.read": gettext_lazy("opened a report"),
    "report.original": gettext_lazy("took the original of a report"),
    "report.list": gettext_lazy("listed reports"),
    "source.read": gettext_lazy("opened a source"),
    "source.list": gettext_lazy("listed sources"),
    "intake.read": gettext_lazy("opened an intake"),
    "claim.read": gettext_lazy("opened a claim"),
    "search": gettext_lazy("searched"),
    "search.complete": gettext_lazy("typed a name to search"),
}
Facts = Mapping[str, Any]


def sentence_of(finding: Finding) -> str:
    """What was found, in one sentence without the person's name."""
    return _SENTENCES[finding.rule](finding.facts)


def _glass(facts: Facts) -> str:
    ground = ground_words(str(facts["ground"]), get_language() or "en")
    return _("Broke the glass. Ground: %(ground)s. Reason given: “%(reason)s”") % {
        "ground": ground.lower(),
        "reason": facts["reason"],
    }


def _own_name(facts: Facts) -> str:
    return _("Searched for, or opened, what bears their own name, %(name)s.") % facts


def _relative(facts: Facts) -> str:
    return (
        _(
            "Searched for, or opened, what bears the name of a relative whom they declared: "
            "%(name)s (%(relation)s)."
        )
        % facts
    )


def _colleague(facts: Facts) -> str:
    return _("Searched for, or opened, what bears a colleague’s name, %(name)s.") % facts


def _no_case(facts: Facts) -> str:
    if facts["looks"] == 1:
        return _("Opened a record in a session that named no case, request or duty.")
    return _("Opened records %(looks)s times in sessions that named no case, request or duty.") % facts


def _volume(facts: Facts) -> str:
    return (
        _("Opened %(records)s different records in a day; in this unit the usual day has %(usual)s.") % facts
    )


def _hours(facts: Facts) -> str:
    if (get_language() or "en").startswith("fr"):
        facts = {**facts} | {name: facts[name].replace(":", "\u00a0h\u00a0") for name in ("first", "last")}
    if facts["looks"] == 1:
        return _("Looked once while the unit was closed, at %(first)s.") % facts
    return _("Looked %(looks)s times while the unit was closed, from %(first)s to %(last)s.") % facts


def _browsing(facts: Facts) -> str:
    return (
        ngettext(
            "Opened %(dossiers)s dossiers one after the other within %(minutes)s minute, "
            "with no search and no work between.",
            "Opened %(dossiers)s dossiers one after the other within %(minutes)s minutes, "
            "with no search and no work between.",
            facts["minutes"],
        )
        % facts
    )


def _returning(facts: Facts) -> str:
    return _("Opened the same record on %(days)s different days and did nothing with it.") % facts


_SENTENCES: dict[str, Callable[[Facts], str]] = {
    GLASS: _glass,
    own_name.RULE: _own_name,
    relative_name.RULE: _relative,
    colleague_name.RULE: _colleague,
    no_case.RULE: _no_case,
    volume.RULE: _volume,
    outside_hours.RULE: _hours,
    browsing.RULE: _browsing,
    returning.RULE: _returning,
}
