"""The wing's tables, for Django to find."""

from tamarack.trust.accounts.models import Agency, Grant, GrantAnswer, GrantEnd, Officer, Unit
from tamarack.trust.audit.models import CheckpointRow, Event, Leaf, Shipment, Subtree, Waiting
from tamarack.trust.custody.models import Exhibit, ExhibitCheck, Handover, HandoverAnswer, Original
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
from tamarack.trust.retention.models import (
    Disposal,
    DisposalAnswer,
    DisposalItem,
    DisposedEvent,
    Erasure,
    Hold,
    HoldLift,
    Tombstone,
)
from tamarack.trust.sign_in.models import Attempt, OpenSession

__all__ = [
    "Agency",
    "Attempt",
    "CheckpointRow",
    "DeclaredRelative",
    "DeclaredRelativeEnd",
    "Disposal",
    "DisposalAnswer",
    "DisposalItem",
    "DisposedEvent",
    "Erasure",
    "Event",
    "Exhibit",
    "ExhibitCheck",
    "Glass",
    "GlassEnd",
    "Grant",
    "GrantAnswer",
    "GrantEnd",
    "Handover",
    "HandoverAnswer",
    "Hold",
    "HoldLift",
    "Leaf",
    "MarkingRow",
    "Notice",
    "NoticeSeen",
    "Officer",
    "OpenSession",
    "Original",
    "Review",
    "Seal",
    "Shipment",
    "Subtree",
    "Tombstone",
    "Unit",
    "Waiting",
]
