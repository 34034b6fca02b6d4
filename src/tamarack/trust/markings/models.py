"""Interned markings, and the key that seals bitmaps."""

from __future__ import annotations

from django.db import models

from tamarack.trust.markings.sight import MOST_MARKINGS


class MarkingRow(models.Model):
    """One marking, numbered: its number is its bit. Never changed, never removed."""

    id = models.IntegerField(primary_key=True)
    text = models.TextField(unique=True)

    class Meta:
        db_table = "trust_marking"
        constraints = [
            models.CheckConstraint(name="marking_bit", condition=models.Q(id__range=(0, MOST_MARKINGS - 1))),
            models.CheckConstraint(name="marking_text", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="marking_nobody", condition=~models.Q(text__regex=r"(^|//)(REL|FOR|ORCON)[\s,]*(//|$)")
            ),
        ]


class Seal(models.Model):
    """The two padded halves of the HMAC key with which bitmaps are sealed. Read by one function only."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    inner = models.BinaryField()
    outer = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(name="one_seal", condition=models.Q(id=1))]
