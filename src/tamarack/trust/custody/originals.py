"""Keeping originals: hashed as they are read in, stored by content, never rewritten."""

from __future__ import annotations

import os
from hashlib import sha256, sha512
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from tamarack.foundation.errors import NotFound
from tamarack.trust.custody.erasing import stay
from tamarack.trust.custody.models import Original

_PIECE = 1 << 20


def keep(stream: BinaryIO) -> Original:
    """Store the stream's bytes and return their row; the same bytes twice are one original.

    The row carries the digests and size that were computed from this stream.
    """
    folder = Path(settings.CUSTODY_FOLDER)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder / f"incoming-{os.getpid()}-{os.urandom(6).hex()}"
    digests, size = (sha256(), sha512()), 0
    try:
        with draft.open("xb") as file:
            while piece := stream.read(_PIECE):
                for digest in digests:
                    digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        name, longer = (digest.hexdigest() for digest in digests)
        stay(name)
        _put(draft, _place(name))
    finally:
        draft.unlink(missing_ok=True)
    row = Original(digest=name, sha512=longer, size=size)
    Original.objects.bulk_create([row], ignore_conflicts=True)
    return row


def opened(digest: str) -> Path:
    """Where the bytes lie. The caller has decided that they may be read. Raises NotFound."""
    place = _place(digest)
    if not place.is_file():
        raise NotFound(original=digest)
    return place


def _put(draft: Path, place: Path) -> None:
    """What lies there already is never rewritten: if it was altered, that must be found and not healed."""
    if place.exists():
        return
    place.parent.mkdir(exist_ok=True, mode=0o700)
    draft.chmod(0o400)
    draft.replace(place)


def _place(digest: str) -> Path:
    return Path(settings.CUSTODY_FOLDER) / digest[:2] / digest
