"""The wing's tables, for Django to find."""

from tamarack.intelligence.claims.models import Claim, GradeRow, NameToken, Report, Retraction, Withdrawal
from tamarack.intelligence.findings.models import Decision
from tamarack.intelligence.intake.models import Intake, Reject
from tamarack.intelligence.sources.models import RememberedMapping, Source

__all__ = [
    "Claim",
    "Decision",
    "GradeRow",
    "Intake",
    "NameToken",
    "Reject",
    "RememberedMapping",
    "Report",
    "Retraction",
    "Source",
    "Withdrawal",
]
