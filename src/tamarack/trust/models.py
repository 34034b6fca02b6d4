"""The wing's tables, for Django to find."""

from tamarack.trust.accounts.models import Agency, Grant, GrantAnswer, GrantEnd, Officer, Unit
from tamarack.trust.audit.models import CheckpointRow, Event, Leaf, Shipment, Subtree, Waiting
from tamarack.trust.custody.models import Original
from tamarack.trust.markings.models import MarkingRow, Seal
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

__all__ = [
    "Agency",
    "CheckpointRow",
    "Disposal",
    "DisposalAnswer",
    "DisposalItem",
    "DisposedEvent",
    "Erasure",
    "Event",
    "Grant",
    "GrantAnswer",
    "GrantEnd",
    "Hold",
    "HoldLift",
    "Leaf",
    "MarkingRow",
    "Officer",
    "Original",
    "Seal",
    "Shipment",
    "Subtree",
    "Tombstone",
    "Unit",
    "Waiting",
]
