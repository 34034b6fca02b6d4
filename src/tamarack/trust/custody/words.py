"""Exhibits in words: authorities, answers, stages, what a check found."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.handling import Outcome, Stage
from tamarack.trust.custody.models import Exhibit

AUTHORITY_WORDS = {
    Exhibit.Authority.WARRANT.value: _("Warrant"),
    Exhibit.Authority.STATUTE.value: _("Section of a statute"),
    Exhibit.Authority.CONSENT.value: _("Consent"),
    Exhibit.Authority.EXIGENT.value: _("Exigent circumstances"),
}
ANSWER_WORDS = {
    Answered.CONFIRMED: _("Confirmed"),
    Answered.DECLINED: _("Declined"),
    Answered.TAKEN_BACK: _("Taken back"),
}
STAGE_WORDS = {
    Stage.IDENTIFIED: _("Identified"),
    Stage.COLLECTED: _("Collected"),
    Stage.ACQUIRED: _("Acquired"),
    Stage.PRESERVED: _("Preserved"),
}
OUTCOME_WORDS = {
    Outcome.WHOLE: _("Whole: both digests are those taken when it was read in."),
    Outcome.MISSING: _("The bytes are missing."),
    Outcome.DIFFERS: _("The bytes are not those that were read in."),
}
