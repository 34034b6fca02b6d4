"""A path as something to hand in: a file as it is; a folder, or the UK list's tables, as an archive."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same folder twice is the same archive


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes to keep, and the name they come under."""
    together = _belonging(path)
    if not together:
        with path.open("rb") as stream:
            yield stream, path.name
        return
    with tempfile.TemporaryFile() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in together:
                entry = zipfile.ZipInfo(member.name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, member.read_bytes())
        stream.seek(0)
        yield stream, f"{(path if path.is_dir() else path.parent).name}.zip"


def _belonging(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(member for member in path.iterdir() if member.is_file())
    if path.name.startswith("uk_") and (path.parent / "uk_subjects.csv").is_file():
        return sorted(path.parent.glob("uk_*.csv"))
    return []
