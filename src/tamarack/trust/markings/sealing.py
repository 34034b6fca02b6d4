"""Handing the database the key with which it checks bitmaps."""

from __future__ import annotations

from django.conf import settings

from tamarack.trust.markings.models import Seal

_BLOCK = 64  # bytes of SHA-256's block, to which HMAC pads its key (RFC 2104 § 2)


def give_seal(*, using: str) -> None:
    """Store the key as HMAC's two padded halves, through a connection that may."""
    padded = settings.SEAL_KEY.ljust(_BLOCK, b"\x00")
    Seal.objects.using(using).update_or_create(
        id=1,
        defaults={
            "inner": bytes(byte ^ 0x36 for byte in padded),
            "outer": bytes(byte ^ 0x5C for byte in padded),
        },
    )
