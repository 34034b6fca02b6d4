"""Originals, kept by content; exhibits, and what was done with them. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id, show
from tamarack.trust.accounts.models import Officer
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.handling import Outcome
from tamarack.trust.markings.models import MarkingRow


class Original(models.Model):
    """Bytes that were read in: the row says how many and what; the bytes lie in the custody folder.

    The row is unmarked and names nothing; who may have the bytes is decided by the report or exhibit that
    cites it. `sha512` is empty for what was kept before both digests were taken.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    sha512 = models.CharField(max_length=128, blank=True, default="")
    size = models.BigIntegerField()
    stored_at = models.DateTimeField(auto_now_add=True)


class Exhibit(models.Model):
    """A file kept as evidence: either obtained from outside, or derived from another exhibit with a tool.

    The digests and the size are those that were computed while these bytes were read in for this exhibit.
    """

    class Authority(models.TextChoices):
        """Under what it was obtained."""

        WARRANT = "warrant"
        STATUTE = "statute"
        CONSENT = "consent"
        EXIGENT = "exigent"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    title = models.TextField()
    description = models.TextField(blank=True)
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    original = models.ForeignKey(Original, on_delete=models.PROTECT)
    sha512 = models.CharField(max_length=128)
    size = models.BigIntegerField()
    obtained_at = models.DateTimeField(null=True)
    obtained_where = models.TextField(blank=True)
    collected_by = models.TextField(blank=True)
    authority_kind = models.CharField(max_length=10, choices=Authority, blank=True)
    authority = models.TextField(blank=True)
    made_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    tool = models.TextField(blank=True)
    tool_version = models.TextField(blank=True)
    done = models.TextField(blank=True)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    registered_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    registered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["-registered_at", "-id"], name="exhibit_newest")]
        constraints = [
            models.CheckConstraint(
                name="exhibit_origin",
                condition=models.Q(made_from=None, obtained_at__isnull=False, tool="")
                & ~models.Q(obtained_where="")
                & ~models.Q(collected_by="")
                & ~models.Q(authority_kind="")
                & ~models.Q(authority="")
                | models.Q(made_from__isnull=False, obtained_at=None, authority_kind="")
                & ~models.Q(tool="")
                & ~models.Q(tool_version="")
                & ~models.Q(done=""),
            ),
        ]

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.id)


class Handover(models.Model):
    """One person gives an exhibit to another. It is complete when the other has confirmed it.

    `position` counts the handovers of an exhibit from 0: two that are made at once clash on it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT)
    position = models.IntegerField()
    giver = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    place = models.TextField()
    reason = models.TextField()
    handed_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "position"], name="handover_one_at_a_time"),
            models.CheckConstraint(
                name="handover_to_another", condition=~models.Q(giver=models.F("recipient"))
            ),
            models.CheckConstraint(name="handover_position", condition=models.Q(position__gte=0)),
        ]

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.id)


class HandoverAnswer(models.Model):
    """What the other said of a handover, once: confirmed, declined, or taken back by who gave."""

    handover = models.OneToOneField(
        Handover, primary_key=True, on_delete=models.PROTECT, related_name="answer"
    )
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Answered])
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        db_table = "trust_handover_answer"
        constraints = [
            models.CheckConstraint(
                name="answer_reason", condition=models.Q(kind="confirmed") | ~models.Q(reason="")
            ),
        ]


class ExhibitCheck(models.Model):
    """The stored bytes were read again and both digests computed anew."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT)
    outcome = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Outcome])
    checked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        db_table = "trust_exhibit_check"
