"""What officers decided about findings. The findings themselves are computed from the text each time."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.models import Report
from tamarack.trust.models import MarkingRow, Officer


class Decision(models.Model):
    """A finding accepted, corrected or rejected. The latest for a stretch of text counts."""

    class Verdict(models.TextChoices):
        """What was decided."""

        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        REOPENED = "reopened"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    kind = models.CharField(max_length=30)
    start = models.IntegerField()
    end = models.IntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    entity = models.BigIntegerField(null=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    decided_at = models.DateTimeField(default=timezone.now)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
