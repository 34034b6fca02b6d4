"""Originals, kept by content."""

from __future__ import annotations

from django.db import models


class Original(models.Model):
    """Bytes that were read in: the row says how many and what; the bytes lie in the custody folder.

    The row is unmarked and names nothing; who may have the bytes is decided by the report that cites it.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    stored_at = models.DateTimeField(auto_now_add=True)
