"""What is made with the installation's key of entry: sealed texts, and digests that tell nothing alone.

Each use has a key of its own (RFC 5869, HKDF with SHA-256), so that none can stand for another.
"""

from __future__ import annotations

import base64
import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_VERSION = "1:"
_NONCE = 12  # bytes, NIST SP 800-38D § 5.2.1.1


@cache
def _key(use: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"tamarack/{use}".encode()).derive(settings.ENTRY_KEY)


def digest(kind: str, value: str) -> bytes:
    """32 bytes that are the same for the same value, and can't be made or tried without the key."""
    return hmac.digest(_key("attempts"), f"{kind}\x1f{value}".encode("utf-8", "surrogatepass"), sha256)


def seal(text: str) -> str:
    """The text enciphered (AES-256-GCM); the same text never twice the same."""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_key("factors")).encrypt(nonce, text.encode(), _VERSION.encode())
    return _VERSION + base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed. Raises ValueError where it was not sealed here, or was altered."""
    if not sealed.startswith(_VERSION):
        raise ValueError("not sealed here")
    whole = base64.b64decode(sealed.removeprefix(_VERSION), validate=True)
    try:
        opened = AESGCM(_key("factors")).decrypt(whole[:_NONCE], whole[_NONCE:], _VERSION.encode())
    except InvalidTag:
        raise ValueError("altered, or sealed with another key") from None
    return opened.decode()
