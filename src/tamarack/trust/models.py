"""The wing's tables, for Django to find."""

from tamarack.trust.accounts.models import Agency, Compartment, Officer, Unit
from tamarack.trust.audit.models import Event
from tamarack.trust.custody.models import Exhibit, ExhibitCheck, Handover, HandoverAnswer, Original
from tamarack.trust.markings.models import MarkingRow, Seal

__all__ = [
    "Agency",
    "Compartment",
    "Event",
    "Exhibit",
    "ExhibitCheck",
    "Handover",
    "HandoverAnswer",
    "MarkingRow",
    "Officer",
    "Original",
    "Seal",
    "Unit",
]
