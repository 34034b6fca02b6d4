"""Sources: who says. The register has markings of its own: a report may be seen without its source."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id, show
from tamarack.trust.models import Agency, MarkingRow, Officer


class Source(models.Model):
    """Whoever reports come from. Reports name it by `reference_of` to those who may not see it."""

    class Kind(models.TextChoices):
        """What sort of source."""

        PATROL = "patrol"
        TIP = "tip"
        PARTNER = "partner"
        HUMAN = "human"
        DEVICE = "device"
        FINANCE = "finance"
        EXAMINATION = "examination"
        BORDER = "border"
        NGO = "ngo"
        OFFICER = "officer"
        LIST = "list"
        OTHER = "other"

    id = models.BigIntegerField(primary_key=True, default=new_id)
    name = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT)
    note = models.TextField(blank=True)
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    added_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "marking"], name="source_once_per_marking")]

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.id)


class RememberedMapping(models.Model):
    """How a source's tables are read. The latest for a header is used; none is overwritten."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    header = models.TextField()
    mapping = models.JSONField()
    marking = models.ForeignKey(MarkingRow, on_delete=models.PROTECT)
    saved_by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    saved_at = models.DateTimeField(default=timezone.now)
