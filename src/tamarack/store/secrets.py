"""The installation's secrets: made once, kept in one file, read by its owner only."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path


def _hex32() -> str:
    return secrets.token_hex(32)


@dataclass(frozen=True, slots=True)
class Secrets:
    """`session` signs cookies, `seal` seals bitmaps, `identity` keys value-made identifiers; the rest are
    the roles' passwords. All hexadecimal."""

    session: str = field(default_factory=_hex32)
    seal: str = field(default_factory=_hex32)
    identity: str = field(default_factory=_hex32)
    owner: str = field(default_factory=_hex32)
    app: str = field(default_factory=_hex32)
    engine: str = field(default_factory=_hex32)
    keeper: str = field(default_factory=_hex32)


def load(folder: Path) -> Secrets:
    """The secrets of this home, made on first use. Two processes starting at once agree on one set.

    A home of an earlier version gains the secrets that it lacks.
    """
    path = folder / "secrets.json"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "secrets.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = json.loads(path.read_text()) if path.exists() else {}
        found = Secrets(**kept)
        if kept != asdict(found):
            _write(path, asdict(found))
    return found


def _write(path: Path, kept: dict[str, str]) -> None:
    draft = path.with_suffix(".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(kept, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
