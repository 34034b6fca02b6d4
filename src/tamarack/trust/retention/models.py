"""Holds, disposals with their two confirmations, and the tombstones that disposals leave.

All of one disposal carries one marking, that of its records: who may not see them can't tell that there is a
disposal. Rows are only added; the keeper alone takes away what would still name what is gone.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.models import MarkingRow


class Hold(models.Model):
    """Something may not go: one record, or with no `object` every record of the class under that marking."""

    class Kind(models.TextChoices):
        """Why it may not go."""

        ACCESS = "access-request"
        LITIGATION = "litigation"
        EVIDENCE = "evidence"
        INVESTIGATION = "investigation"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.TextField()
    authority = models.TextField()
    record_class = models.CharField(max_length=20)
    object = models.BigIntegerField(null=True)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    placed_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    placed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(name="hold_said", condition=~models.Q(reason="") & ~models.Q(authority=""))
        ]
        indexes = [models.Index(fields=["object"], name="hold_object")]


class HoldLift(models.Model):
    """A hold that ended: by whom, and why."""

    hold = models.OneToOneField(Hold, primary_key=True, on_delete=models.PROTECT, related_name="lift")
    reason = models.TextField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.CheckConstraint(name="lift_reason", condition=~models.Q(reason=""))]


class Disposal(models.Model):
    """Records of one class and one marking, proposed to go. `digest` is of their sorted identifiers."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    record_class = models.CharField(max_length=20)
    schedule = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(default=timezone.now)


class DisposalItem(models.Model):
    """One record of a disposal, the day its clock started and the first day on which it may go."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="items")
    object = models.BigIntegerField()
    started = models.DateField()
    earliest = models.DateField()
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disposal", "object"], name="item_once")]
        indexes = [models.Index(fields=["object"], name="item_object")]


class DisposalAnswer(models.Model):
    """What another person said to a disposal. Two who confirm are needed, and one who declines ends it."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="answers")
    confirmed = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disposal", "by"], name="answer_once")]


class Tombstone(models.Model):
    """What a disposal leaves: how many of which class went, by which authority. Nothing of what they were."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    disposal = models.OneToOneField(Disposal, on_delete=models.PROTECT, related_name="tombstone")
    record_class = models.CharField(max_length=20)
    schedule = models.CharField(max_length=40)
    authority = models.TextField()
    count = models.IntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)


class DisposedEvent(models.Model):
    """An event of the log that was emptied of what it names, and the tombstone that says by what right."""

    event = models.BigIntegerField(primary_key=True)
    tombstone = models.ForeignKey(Tombstone, on_delete=models.PROTECT)


class Erasure(models.Model):
    """Bytes of an original that are to go from the folder, until they are gone."""

    digest = models.CharField(primary_key=True, max_length=64)
    asked_at = models.DateTimeField(default=timezone.now)
