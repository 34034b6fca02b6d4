"""What the sealer keeps outside the database: its key, the keys that may sign, and the last checkpoint.

The folder is the sealer's own (`TAMARACK_LOG`, or `log` in the home folder), with one inside for each
database: the web server needs none of it.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tamarack.trust.audit.log_keys import SigningKey, VerifierKey

_KEY, _NEXT, _FIRST, _LAST = "key", "next-key", "first-key.txt", "last-checkpoint"


def folder() -> Path:
    """The sealer's folder, made on first use and read by its owner only."""
    place = Path(settings.LOG_FOLDER) / str(connection.settings_dict["NAME"])
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def signing_key() -> SigningKey:
    """The key that signs now, made on first use. Raises BadKey."""
    with _locked():
        place = folder() / _KEY
        if not place.exists():
            key = SigningKey.generate(f"{settings.LOG_NAME}/{secrets.token_hex(4)}")
            _write(place, key.secret_text + "\n")
            _write(folder() / _FIRST, key.verifier.text + "\n")
        return SigningKey.read(place.read_text())


def first_key() -> VerifierKey:
    """The public key with which the log began: what a court is given. Raises BadKey."""
    signing_key()
    return VerifierKey.read((folder() / _FIRST).read_text())


def stage_key(key: SigningKey) -> None:
    """Keep the key that is to sign next, before any checkpoint names it: it is lost in no crash."""
    with _locked():
        _write(folder() / _NEXT, key.secret_text + "\n")


def staged_key() -> SigningKey | None:
    """The key that is to sign next, if one was staged. Raises BadKey."""
    place = folder() / _NEXT
    return SigningKey.read(place.read_text()) if place.exists() else None


def adopt_staged_key() -> None:
    """From now on the staged key signs: a checkpoint names it."""
    with _locked():
        (folder() / _NEXT).replace(folder() / _KEY)


def last_checkpoint() -> str:
    """The note of the last checkpoint that was signed here, "" before the first."""
    place = folder() / _LAST
    return place.read_text() if place.exists() else ""


def keep_last(note: str) -> None:
    """Remember a checkpoint beside the database, which can then not be put back unnoticed."""
    _write(folder() / _LAST, note)


@contextmanager
def _locked() -> Iterator[None]:
    with (folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(place: Path, text: str) -> None:
    draft = place.with_name(f"{place.name}.{secrets.token_hex(4)}")  # two sealers may write at once
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place)
