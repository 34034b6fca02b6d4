"""The record of what was done and looked at, and the log that proves it. Rows are only ever added.

An event waits until the sealer gives it its leaf: committed events in the order in which they came, without a
gap. The application can add events, through one function, and do nothing else with any of these.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id


class Event(models.Model):
    """One look or one act, written in the transaction of what it records.

    What it names (`objects`, each with its marking's number in `markings` or none; `details`; `words`, marked
    with `words_marking`) enters the log only as a commitment under `key`: lawful disposal empties these and
    the log stays whole.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    at = models.DateTimeField(default=timezone.now)
    actor = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10)
    purpose = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    objects_seen = ArrayField(models.BigIntegerField(), default=list)
    markings = ArrayField(models.IntegerField(null=True), default=list)
    details = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    words_marking = models.IntegerField(null=True)
    key = models.BinaryField(null=True)
    form = models.SmallIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["actor", "at"], name="event_actor"),
            models.Index(fields=["at"], name="event_at"),
            GinIndex(fields=["objects_seen"], name="event_objects"),
        ]


class Waiting(models.Model):
    """An event that has no leaf yet, in the order in which they came."""

    place = models.BigAutoField(primary_key=True)
    event = models.BigIntegerField()


class Leaf(models.Model):
    """The place of an event in the log, counted from 0, and the hash that stands there.

    `commitment` is what the event's key commits to: it stays when the key goes.
    """

    number = models.BigIntegerField(primary_key=True)
    event = models.BigIntegerField(unique=True)
    hash = models.BinaryField()
    commitment = models.BinaryField()


class Subtree(models.Model):
    """The root of a full subtree of 256^level leaves, so that a proof reads few rows."""

    id = models.BigAutoField(primary_key=True)
    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    root = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "number"], name="one_subtree")]


class CheckpointRow(models.Model):
    """A signed statement of how long the log was and what it held, and what the next one grows from."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    peaks = models.BinaryField()  # the compact range: 32 bytes for each full subtree, largest first
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "trust_checkpoint"


class Shipment(models.Model):
    """A checkpoint that left this machine: whereto, when, and the receipt if there is one."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    checkpoint = models.ForeignKey(CheckpointRow, on_delete=models.PROTECT)
    way = models.CharField(max_length=20)
    to = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    receipt = models.BinaryField(null=True)
