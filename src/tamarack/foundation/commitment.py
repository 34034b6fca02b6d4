"""The keyed commitment by which personal content stands in the log without being in it.

The key is kept with the record. While it is there, anyone to whom it is given can see that the objects and
words are those committed to; once it is destroyed with the record, the commitment says nothing.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256

from tamarack.foundation.canonical import NotCanonical, Value, canonical

KEY_BYTES = 32


def new_key() -> bytes:
    """A fresh key of 32 random bytes."""
    return os.urandom(KEY_BYTES)


def commitment(key: bytes, objects: Sequence[Value], words: Mapping[str, Value]) -> str:
    """HMAC-SHA-256 under `key` of the canonical bytes of the objects and words, in hexadecimal.

    Raises NotCanonical for what has no canonical form, or a key that is not 32 bytes.
    """
    if type(key) is not bytes or len(key) != KEY_BYTES:
        raise NotCanonical(place="key", problem="not 32 bytes")
    if not isinstance(objects, list | tuple) or not isinstance(words, Mapping):
        raise NotCanonical(place="$", problem="not a list of objects and a table of words")
    told = canonical({"objects": objects, "words": dict(words)})
    return hmac.digest(key, told, sha256).hex()


def opens(key: bytes, objects: Sequence[Value], words: Mapping[str, Value], committed: str) -> bool:
    """Whether `committed` commits to these objects and words under `key`. Raises NotCanonical."""
    return hmac.compare_digest(commitment(key, objects, words).encode(), str(committed).encode())
