"""How much of a file we are willing to read: the most that honest input needs, with room.

A hostile file costs us at most what is written here. Sizes are in bytes unless named otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading. Tests lower them; a deployment may change them in one place."""

    text_bytes: int = 64 * _MIB  #: a text, a mail: read whole
    document_bytes: int = 256 * _MIB  #: a PDF: read whole
    text_characters: int = 32 * _MIB  #: of text taken from a PDF, a Word file, a mail

    line_bytes: int = 4 * _MIB  #: of a table or of JSON lines; a longer line is skipped and listed
    columns: int = 4_096
    recoveries: int = 200  #: times a row with a runaway quotation mark is read again line by line
    remembered_rows: int = 2_000_000  #: rows whose repetition is noticed (32 bytes each or so)

    package_members: int = 10_000
    package_bytes: int = 1024 * _MIB  #: unpacked, in all
    member_bytes: int = 512 * _MIB  #: unpacked, each
    ratio: int = 200  #: unpacked to packed, of a member that unpacks to more than `ratio_from`
    ratio_from: int = 8 * _MIB
    depth: int = 3  #: archives in archives, mails in mails
    parts: int = 500  #: of one mail

    pages: int = 5_000
    page_characters: int = 1_000_000
    stream_bytes: int = 16 * _MIB  #: unpacked, of the instructions that draw one page
    seconds: float = 120.0  #: for the text of one PDF
    paragraphs: int = 500_000


LIMITS = Limits()
