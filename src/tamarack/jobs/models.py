"""How far long work has come."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id


class Job(models.Model):
    """One piece of long work, seen by whoever asked for it and by nobody else.

    It names its work by identifier (`subject`) and carries nothing marked: its step is a code.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    task = models.CharField(max_length=60)
    owner = models.BigIntegerField()
    subject = models.BigIntegerField()
    step = models.CharField(max_length=40, blank=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    cancel_asked = models.BooleanField(default=False)
    error = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "asked_at"])]
