"""The installation's secrets: made once, kept in one file, read by its owner only."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path


def _hex32() -> str:
    return secrets.token_hex(32)


@dataclass(frozen=True, slots=True)
class Secrets:
    """`session` signs cookies, `seal` seals bitmaps, `identity` keys value-made identifiers, `entry` keeps
    second factors and attempts to sign in; the rest are the roles' passwords. All hexadecimal."""

    session: str = field(default_factory=_hex32)
    seal: str = field(default_factory=_hex32)
    identity: str = field(default_factory=_hex32)
    entry: str = field(default_factory=_hex32)
    owner: str = field(default_factory=_hex32)
    app: str = field(default_factory=_hex32)
    engine: str = field(default_factory=_hex32)
    keeper: str = field(default_factory=_hex32)


_NAMES = {one.name for one in fields(Secrets)}


def load(folder: Path) -> Secrets:
    """The secrets of this home, made on first use; what a newer version needs besides is added to them.

    Processes that start at once agree on one set. What an older version doesn't know stays in the file.
    """
    path = folder / "secrets.json"
    folder.mkdir(parents=True, exist_ok=True)
    kept = _kept(path)
    if not kept.keys() >= _NAMES:
        with _alone(folder):
            kept = asdict(Secrets()) | _kept(path)
            _write(path, kept)
    return Secrets(**{name: kept[name] for name in _NAMES})


def _kept(path: Path) -> dict[str, str]:
    return dict(json.loads(path.read_text())) if path.exists() else {}


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder / "secrets.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(path: Path, kept: dict[str, str]) -> None:
    """Whole or not at all: who reads meanwhile reads the former file."""
    draft = path.with_name(f"secrets.{os.getpid()}.json")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(kept, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
