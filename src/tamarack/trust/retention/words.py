"""Retention in words: periods, clocks, holds, how sure an authority is, where a disposal stands."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tamarack.trust.retention.clock import Period
from tamarack.trust.retention.schedules import Clock, Confidence, Words

HOLD_WORDS = {
    "access-request": _("Access request"),
    "litigation": _("Litigation"),
    "evidence": _("Evidence"),
    "investigation": _("Investigation"),
}

CLOCK_WORDS = {
    Clock.LAST_USE: _("last use for an administrative purpose, or receipt where there was none"),
    Clock.RECEIVED: _("receipt"),
    Clock.HANDED_IN: _("the day it was handed in"),
    Clock.NOTED: _("the day of the event"),
}

CONFIDENCE_WORDS = {
    Confidence.PRIMARY: (_("read in the law itself"), "green"),
    Confidence.SECONDARY: (_("read in a page that applies the law"), "blue"),
    Confidence.MEMORY: (_("not checked: ask counsel"), "red"),
    Confidence.INTERPRETATION: (_("our reading: ask counsel"), "gold"),
}

STATE_WORDS = {
    "proposed": (_("waiting for confirmation"), "gold"),
    "confirmed": (_("confirmed by two"), "blue"),
    "declined": (_("declined"), "red"),
    "gone": (_("carried out"), "green"),
}


def said(words: Words) -> str:
    """What the schedules' file says, in the reader's language."""
    return words.said(get_language() or "en")


def period_words(period: Period | None) -> str:
    """A period in words, or that there is no limit."""
    if period is None:
        return gettext("no limit")
    parts = [
        (period.years, ngettext("%(count)s year", "%(count)s years", period.years)),
        (period.months, ngettext("%(count)s month", "%(count)s months", period.months)),
        (period.days, ngettext("%(count)s day", "%(count)s days", period.days)),
    ]
    return ", ".join(words % {"count": count} for count, words in parts if count)


def hold_words(kind: str) -> Promise:
    """A hold's kind in the reader's language."""
    return HOLD_WORDS[kind]
