"""The wing's tables, for Django to find."""

from tamarack.trust.accounts.models import Agency, Compartment, Officer, Unit
from tamarack.trust.audit.models import Event
from tamarack.trust.custody.models import Original
from tamarack.trust.markings.models import MarkingRow, Seal
from tamarack.trust.sign_in.models import Attempt, OpenSession

__all__ = [
    "Agency",
    "Attempt",
    "Compartment",
    "Event",
    "MarkingRow",
    "Officer",
    "OpenSession",
    "Original",
    "Seal",
    "Unit",
]
