"""Broken glasses, who was told, declared relatives and reviews. Rows are only ever added."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.trust.accounts.models import Officer


class Glass(models.Model):
    """Somebody's sight widened for a while: why, and until when."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20)
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "until"], name="glass_officer")]
        constraints = [
            models.CheckConstraint(name="glass_term", condition=models.Q(until__gt=models.F("at"))),
            models.CheckConstraint(name="glass_reason", condition=~models.Q(reason="")),
        ]


class GlassEnd(models.Model):
    """A glass that was closed before its time."""

    glass = models.OneToOneField(Glass, primary_key=True, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField(default=timezone.now)


class Notice(models.Model):
    """Somebody is told of an event on what they, or their unit, recorded.

    Read by a function only, which shows of `objects_seen` what the receiver may see under `markings`.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    to = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    event = models.BigIntegerField()
    actor = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    objects_seen = ArrayField(models.BigIntegerField())
    markings = ArrayField(models.IntegerField())

    class Meta:
        indexes = [models.Index(fields=["to", "at"], name="notice_to")]


class NoticeSeen(models.Model):
    """A notice that its receiver has read."""

    notice = models.OneToOneField(Notice, primary_key=True, on_delete=models.PROTECT, related_name="seen")
    at = models.DateTimeField(default=timezone.now)


class DeclaredRelative(models.Model):
    """Somebody of whom an officer says that they are related."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    relation = models.CharField(max_length=80)
    declared_at = models.DateTimeField(default=timezone.now)


class DeclaredRelativeEnd(models.Model):
    """A declaration that no longer holds."""

    relative = models.OneToOneField(
        DeclaredRelative, primary_key=True, on_delete=models.PROTECT, related_name="end"
    )
    at = models.DateTimeField(default=timezone.now)


class Review(models.Model):
    """What a reviewer found of a finding, which is itself computed and stored nowhere."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    finding = models.CharField(max_length=32, db_index=True)
    rule = models.CharField(max_length=20)
    about = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20)
    note = models.TextField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(name="review_not_oneself", condition=~models.Q(by=models.F("about"))),
            models.CheckConstraint(name="review_note", condition=~models.Q(note="")),
        ]
