"""The record of what was done and looked at. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id


class Event(models.Model):
    """One look or one act, written in the same transaction as what it records."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    at = models.DateTimeField(default=timezone.now)
    actor = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10)
    purpose = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    verb = models.CharField(max_length=60)
    objects_seen = models.JSONField(default=list)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["actor", "at"]), models.Index(fields=["at"])]
