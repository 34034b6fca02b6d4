"""Looking at a ZIP from outside, before anything in it is unpacked.

Python's zipfile never gives more bytes of a member than its directory declares, so what is
declared is what a member can cost us. (ZIP: PKWARE APPNOTE 6.3.)
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tamarack.intelligence.intake.errors import ActiveContent, Damaged, Encrypted, OverLimit, Truncated
from tamarack.intelligence.intake.limits import Limits

_ENCRYPTED = 0x1  # general purpose bit flag 0, APPNOTE § 4.4.4
_MACROS = ("vbaproject.bin", "vbadata.xml")


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """The ZIP, its directory read. Raises Truncated without a directory, Damaged when it does not hold."""
    try:
        package = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        kind = Truncated if "not a zip file" in str(error).lower() else Damaged
        raise kind(place="ZIP directory", why=str(error)[:200]) from None
    except Exception as error:  # a hostile directory reaches struct, codecs and seek with what it likes
        raise Damaged(place="ZIP directory", why=f"{type(error).__name__}: {error}"[:200]) from None
    with package:
        yield package


def check_package(path: Path, limits: Limits) -> list[str]:
    """The names in an Office file that is safe to open.

    Raises Truncated, Damaged, Encrypted, ActiveContent (macros), OverLimit (too many members,
    too much in all, or a member that unpacks to more than `limits.ratio` times its size).
    """
    with opened_zip(path) as package:
        members = package.infolist()
        check_total(members, limits)
        for member in members:
            if member.flag_bits & _ENCRYPTED:
                raise Encrypted(place=member.filename[:200])
            if member.filename.lower().endswith(_MACROS):
                raise ActiveContent(place=member.filename[:200])
            if member.file_size > limits.member_bytes or has_ratio_of_bomb(member, limits):
                raise OverLimit(
                    place=member.filename[:200], unpacked=member.file_size, packed=member.compress_size
                )
        return [member.filename for member in members]


def check_total(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Raises OverLimit when the package as a whole is too much."""
    if len(members) > limits.package_members:
        raise OverLimit(place="ZIP directory", limit=limits.package_members, members=len(members))
    total = sum(member.file_size for member in members)
    if total > limits.package_bytes:
        raise OverLimit(place="ZIP directory", limit=limits.package_bytes, unpacked=total)


def has_ratio_of_bomb(member: zipfile.ZipInfo, limits: Limits) -> bool:
    """Whether the member unpacks to suspiciously much for its size."""
    packed = max(member.compress_size, 1)
    return member.file_size > limits.ratio_from and member.file_size > limits.ratio * packed


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Whether the member is locked with a password."""
    return bool(member.flag_bits & _ENCRYPTED)
