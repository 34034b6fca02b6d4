"""ZIP archives: each member read as a file of its own; a member that is a trap is named and left alone."""

from __future__ import annotations

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.enclosing import Nesting, ReadEnclosed, enclosed
from tamarack.intelligence.intake.readers.packages import (
    check_total,
    has_ratio_of_bomb,
    is_encrypted,
    opened_zip,
)
from tamarack.intelligence.intake.readers.reasons import rejection

#: What desktops put into archives beside the files.
_CLUTTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def read_archive(
    original: Original,
    mapping: Mapping[str, Any] | None,
    limits: Limits,
    nesting: Nesting,
    read: ReadEnclosed,
) -> Iterator[Draft | Rejection]:
    """The reports of every member, in the archive's order; `read` reads one member.

    Raises Truncated, Damaged, OverLimit when the archive as a whole is refused: too many members,
    too much in all. Members that are traps, or can't be read, are rejections that name them.
    """
    with opened_zip(original.path) as package, tempfile.TemporaryDirectory(prefix="tamarack-zip-") as folder:
        members = [member for member in package.infolist() if not member.is_dir()]
        check_total(members, limits)
        seen: set[str] = set()
        for member in members:
            name = _shown(member)
            told = _trap(member, name, seen, limits)
            seen.add(name)
            if told:
                yield told
            elif not nesting.afford(member.file_size, limits):
                yield rejection("over-limit", name, limit=limits.package_bytes, files=limits.package_members)
                return
            elif not _is_clutter(name):
                yield from _member(package, member, name, Path(folder), mapping, limits, nesting, read)


def _shown(member: zipfile.ZipInfo) -> str:
    """The name as the archive writes it, with forward slashes; NULs and line ends shown as what they are."""
    written = member.orig_filename.replace("\\", "/")
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in written)[:500]


def _is_clutter(name: str) -> bool:
    lowered = name.lower()
    return lowered.startswith(_CLUTTER[0]) or lowered.rsplit("/", 1)[-1] in _CLUTTER[1:]


def _trap(member: zipfile.ZipInfo, name: str, seen: set[str], limits: Limits) -> Rejection | None:
    """Why the member is left alone; None when it may be unpacked."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if "\x00" in member.orig_filename:
        return rejection("null-in-name", name)
    if name.startswith("/") or name[1:2] == ":":
        return rejection("absolute-path", name)
    if ".." in name.split("/"):
        return rejection("path-traversal", name)
    if kind not in (0, stat.S_IFREG):
        return rejection("not-a-file", name)
    if is_encrypted(member):
        return rejection("encrypted-member", name)
    if name in seen:
        return rejection("duplicate-name", name)
    if member.file_size > limits.member_bytes:
        return rejection("over-limit", name, limit=limits.member_bytes, unpacked=member.file_size)
    if has_ratio_of_bomb(member, limits):
        return rejection("ratio", name, unpacked=member.file_size, packed=member.compress_size)
    return None


def _member(
    package: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    folder: Path,
    mapping: Mapping[str, Any] | None,
    limits: Limits,
    nesting: Nesting,
    read: ReadEnclosed,
) -> Iterator[Draft | Rejection]:
    """The member's reports, unpacked under a name of our own for as long as they are read."""
    path = folder / "member"
    try:
        with package.open(member) as packed, path.open("wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
    except Exception as error:  # zlib, lzma, CRC, struct and unknown methods: each its own kind of error
        yield rejection("damaged-member", name, problem=f"{type(error).__name__}: {error}"[:200])
        return
    try:
        yield from enclosed(Original(path, name), mapping, limits, nesting, read)
    finally:
        path.unlink(missing_ok=True)
