"""What was handed in, and what of it could not be taken."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.intelligence.claims.grades import GradeRow
from tamarack.intelligence.sources.models import Source
from tamarack.trust.models import MarkingRow, Officer, Original


class Intake(models.Model):
    """One file or text handed in, with its source, grade, marking and purpose; reports come of it.

    `title`, `said_on` (a partial ISO date) and `language` are what the officer knows beside the file.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        REFUSED = "refused"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    original = models.ForeignKey(Original, on_delete=models.PROTECT)
    name = models.TextField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    grade = models.ForeignKey(GradeRow, on_delete=models.PROTECT)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    purpose = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    said_on = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=2, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    mapping = models.JSONField(null=True)
    filed_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    filed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reports = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    entities = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    seconds = models.FloatField(null=True)


class Reject(models.Model):
    """One thing that could not be taken in: where, and why."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT)
    position = models.IntegerField()
    place = models.TextField()
    code = models.CharField(max_length=60)
    why = models.TextField()
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
