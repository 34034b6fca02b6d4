"""Reports and the claims they make; withdrawals and retractions, which take back without erasing."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Reverse
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.grades import GradeRow
from tamarack.intelligence.claims.kinds import NOT_ASKED_FOR, SAMPLED_BELOW
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.sources.models import Source
from tamarack.trust.models import MarkingRow, Officer

__all__ = ["Claim", "GradeRow", "LiveClaim", "NameToken", "Report", "Retraction", "Withdrawal"]


class Report(models.Model):
    """What somebody said, as it arrived: graded, marked, never changed.

    The table has one column more, `words`, which the database computes for the search of words.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT)
    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    grade = models.ForeignKey(GradeRow, on_delete=models.PROTECT)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    enclosed_in = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="enclosures")
    key = models.TextField()
    content = models.CharField(max_length=64)
    title = models.TextField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    said_on = models.CharField(max_length=10, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    filed_by = models.ForeignKey(Officer, on_delete=models.PROTECT)

    class Meta:
        indexes = [
            models.Index(fields=["received_at", "id"]),
            models.Index(fields=["source", "key"], name="report_key"),
        ]


class Claim(models.Model):
    """(entity, property, value), said by a report. Never edited: what is shown is computed from claims.

    `entity` and `target` are identifiers without a table of their own: an entity is there for a viewer
    when a claim about it is. `kind` is the property's type in the vocabulary; `normal` is the value's one
    canonical writing ('' where there is none), `tokens` the folded parts of a name.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    entity = models.BigIntegerField()
    schema = models.CharField(max_length=40)
    property = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    value = models.TextField()
    normal = models.TextField(blank=True)
    tokens = ArrayField(models.TextField(), null=True)
    target = models.BigIntegerField(null=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    grade = models.ForeignKey(GradeRow, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    place = models.TextField(blank=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["entity"], name="claim_entity"),
            models.Index(fields=["target"], name="claim_target", condition=models.Q(target__isnull=False)),
            GinIndex(
                fields=["tokens", "marking"], name="claim_tokens", condition=models.Q(tokens__isnull=False)
            ),
            GinIndex(
                fields=["tokens"],
                name="claim_tokens_sampled",
                condition=models.Q(tokens__isnull=False, id__lt=SAMPLED_BELOW),
            ),
            models.Index(
                OpClass("normal", "text_pattern_ops"),
                name="claim_normal",
                condition=models.Q(target__isnull=True)
                & ~models.Q(normal="")
                & ~models.Q(kind__in=NOT_ASKED_FOR),
            ),
            models.Index(
                OpClass(Reverse("normal"), "text_pattern_ops"),
                name="claim_number_end",
                condition=models.Q(kind="phone"),
            ),
        ]


class NameToken(models.Model):
    """Every distinct part of a name, for forgiving typing errors. Only the engine's functions read it."""

    token = models.TextField(primary_key=True)

    class Meta:
        db_table = "intelligence_name_token"
        indexes = [GinIndex(OpClass("token", "gin_trgm_ops"), name="name_token_trigrams")]


class Withdrawal(models.Model):
    """A report taken back: from the same moment none of its claims is shown anywhere."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT)
    reason = models.TextField()
    withdrawn_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.CheckConstraint(name="withdrawal_reason", condition=~models.Q(reason=""))]


class Retraction(models.Model):
    """A claim that an officer recorded by mistake and took back."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.PROTECT)
    reason = models.TextField()
    retracted_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    retracted_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)


class LiveClaim(models.Model):
    """The claims that still stand: a view without what was withdrawn or taken back, in the reader's sight."""

    id = models.BigIntegerField(primary_key=True)
    entity = models.BigIntegerField()
    schema = models.TextField()
    property = models.TextField()
    kind = models.TextField()
    value = models.TextField()
    normal = models.TextField()
    target = models.BigIntegerField(null=True)
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING)
    grade = models.ForeignKey(GradeRow, on_delete=models.DO_NOTHING)
    marking = models.ForeignKey(MarkingRow, on_delete=models.DO_NOTHING)
    place = models.TextField()
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    made_by = models.ForeignKey(Officer, on_delete=models.DO_NOTHING)
    made_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "intelligence_live_claim"
