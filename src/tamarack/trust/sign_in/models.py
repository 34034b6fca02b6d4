"""Sessions that are open, and attempts to sign in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id


class OpenSession(models.Model):
    """A browser's session, of somebody signed in or of nobody yet. The cookie's value is kept as a digest."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    digest = models.CharField(max_length=64, unique=True)
    kept = models.TextField()
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["seen_at"])]


class Attempt(models.Model):
    """Somebody tried to prove who they are and has not succeeded since. `subject` is a keyed digest."""

    subject = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject", "at"]), models.Index(fields=["at"])]
