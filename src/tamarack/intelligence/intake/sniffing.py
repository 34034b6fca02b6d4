"""What a file is, told from its bytes; its name only settles what bytes leave open (a table or a text).

One public function: `sniff`. It reads the first 64 KiB, and the directory of a ZIP.
"""

from __future__ import annotations

import csv
import re
from enum import StrEnum

import orjson

from tamarack.intelligence.intake.draft import Original
from tamarack.intelligence.intake.errors import ActiveContent, EmptyFile, Encrypted, UnknownFormat
from tamarack.intelligence.intake.readers.encodings import encoding_of
from tamarack.intelligence.intake.readers.packages import opened_zip
from tamarack.intelligence.intake.readers.uk_tables import TABLE_NAMES, names_a_table


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MAIL = "mail"
    PDF = "pdf"
    WORD = "word"
    DELIMITED = "delimited"
    XLSX = "xlsx"
    PARQUET = "parquet"
    FTM_ENTITIES = "ftm-entities"
    FTM_STATEMENTS = "ftm-statements"
    UK_LIST = "uk-list"
    ARCHIVE = "archive"


_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
#: What other things begin with, so that a refusal can name them.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"{\\rtf", "rtf"),
)
_HEADER_LINE = re.compile(
    rb"(?im)^(from|to|cc|date|subject|received|return-path|message-id|mime-version):[ \t]"
)
_ANY_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_STATEMENT_COLUMNS = frozenset(["schema", "prop", "value"])
_TABLE_NAMES = (".csv", ".tsv", ".tab", ".psv")
_TABLE_DECLARED = ("csv", "tsv", "table", "text/csv", "text/tab-separated-values")


def sniff(original: Original, declared: str | None = None, *, mapped: bool = False) -> Kind:
    """The format of the file. `declared` is what its giver calls it (a kind or a media type);
    `mapped`: a mapping came with it, so a text is a table.

    Raises EmptyFile, UnknownFormat, Encrypted, ActiveContent, Truncated, Damaged.
    """
    if original.path.is_dir():
        return _folder(original)
    with original.path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise EmptyFile(place=original.name)
    return _by_mark(original, head) or _by_text(original, head, declared or "", mapped)


def _folder(original: Original) -> Kind:
    if names_a_table([path.name for path in original.path.iterdir()]):
        return Kind.UK_LIST
    raise UnknownFormat(place=original.name, found="folder")


def _by_mark(original: Original, head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(original)
    if head.startswith(_OLE):
        raise _old_office(original)
    for mark, name in _OTHERS:
        if head.startswith(mark):
            raise UnknownFormat(place=original.name, found=name)
    return None


def _package(original: Original) -> Kind:
    with opened_zip(original.path) as package:
        names = [member.filename for member in package.infolist()]
    held = frozenset(names)
    if "[Content_Types].xml" in held:
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ActiveContent(place=original.name)
        if any(name.startswith("word/document") for name in names):
            return Kind.WORD
        if any(name.startswith("xl/workbook") for name in names):
            return Kind.XLSX
        raise UnknownFormat(place=original.name, found="office")
    if "mimetype" in held and "META-INF/manifest.xml" in held:
        raise UnknownFormat(place=original.name, found="opendocument")
    return Kind.UK_LIST if names_a_table(names) else Kind.ARCHIVE


def _old_office(original: Original) -> Encrypted | UnknownFormat:
    """An OLE file: a modern Office file locked with a password, or an old one (MS-CFB, MS-OFFCRYPTO)."""
    with original.path.open("rb") as file:
        if _LOCKED_OFFICE in file.read(1 << 22):
            return Encrypted(place=original.name)
    return UnknownFormat(place=original.name, found="office-97")


def _by_text(original: Original, head: bytes, declared: str, mapped: bool) -> Kind:
    encoding = encoding_of(head, whole=len(head) < _HEAD)
    text = head.decode(encoding.name, "replace").lstrip("\ufeff")
    if text.lstrip()[:1] == "{" and (kind := _json_lines(text)):
        return kind
    if _is_mail(head):
        return Kind.MAIL
    cells = _first_row(text)
    if cells >= _STATEMENT_COLUMNS and ("entity_id" in cells or "canonical_id" in cells):
        return Kind.FTM_STATEMENTS
    if any(columns <= cells for columns in TABLE_NAMES.values()):
        return Kind.UK_LIST
    if mapped or original.name.lower().endswith(_TABLE_NAMES) or declared.lower() in _TABLE_DECLARED:
        return Kind.DELIMITED
    return Kind.TEXT


def _json_lines(text: str) -> Kind | None:
    """What the first whole line is; None when it is no FollowTheMoney."""
    lines = [line for line in text.lstrip().split("\n", 2) if line.strip()]
    try:
        first = orjson.loads(lines[0])
    except orjson.JSONDecodeError:
        return (
            Kind.FTM_ENTITIES if re.search(r'"schema"\s*:', lines[0]) and '"properties"' in lines[0] else None
        )
    if "schema" in first and "prop" in first and "value" in first:
        return Kind.FTM_STATEMENTS
    return Kind.FTM_ENTITIES if "schema" in first and "properties" in first else None


def _is_mail(head: bytes) -> bool:
    """Whether it begins with header lines only, two of them ones that mails have (RFC 5322 § 2.2)."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\r\n"), maxsplit=1)[0]
    lines = [line for line in block.splitlines() if not line.startswith((b" ", b"\t"))]
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    known = {found.lower() for found in _HEADER_LINE.findall(block)}
    return (
        len(known) >= 2
        and len(known & {b"from", b"received", b"message-id", b"return-path", b"mime-version"}) >= 1
        and all(_ANY_HEADER.match(line) for line in lines)
    )


def _first_row(text: str) -> frozenset[str]:
    line = text.split("\n", 1)[0].rstrip("\r")
    try:
        return frozenset(cell.strip() for cell in next(csv.reader([line[:10_000]]), []))
    except csv.Error:
        return frozenset()
