"""The wing's tables, for Django to find."""

from tamarack.trust.accounts.models import Agency, Grant, GrantAnswer, GrantEnd, Officer, Unit
from tamarack.trust.audit.models import CheckpointRow, Event, Leaf, Shipment, Subtree, Waiting
from tamarack.trust.custody.models import Original
from tamarack.trust.markings.models import MarkingRow, Seal
from tamarack.trust.oversight.models import (
    DeclaredRelative,
    DeclaredRelativeEnd,
    Glass,
    GlassEnd,
    Notice,
    NoticeSeen,
    Review,
)

__all__ = [
    "Agency",
    "CheckpointRow",
    "DeclaredRelative",
    "DeclaredRelativeEnd",
    "Event",
    "Glass",
    "GlassEnd",
    "Grant",
    "GrantAnswer",
    "GrantEnd",
    "Leaf",
    "MarkingRow",
    "Notice",
    "NoticeSeen",
    "Officer",
    "Original",
    "Review",
    "Seal",
    "Shipment",
    "Subtree",
    "Unit",
    "Waiting",
]
