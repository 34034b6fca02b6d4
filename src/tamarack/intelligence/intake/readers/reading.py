"""Any file that we read, told by its content and handed to the reader of its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.archive import read_archive
from tamarack.intelligence.intake.readers.enclosing import Nesting
from tamarack.intelligence.intake.readers.ftm import read_entities, read_statements
from tamarack.intelligence.intake.readers.mail import read_mail
from tamarack.intelligence.intake.readers.pdf import read_pdf
from tamarack.intelligence.intake.readers.table import read_table
from tamarack.intelligence.intake.readers.text import read_text
from tamarack.intelligence.intake.readers.uk_list import read_uk_list
from tamarack.intelligence.intake.readers.word import read_word
from tamarack.intelligence.intake.sniffing import Kind, sniff


def read_original(
    original: Original,
    mapping: Mapping[str, Any] | None = None,
    declared: str | None = None,
    *,
    limits: Limits = LIMITS,
    nesting: Nesting | None = None,
) -> Iterator[Draft | Rejection]:
    """The reports that a file holds, and what in it could not be taken in, in the file's order.

    A draft's statements and parts are read before the next draft is asked for: a member of an
    archive is unpacked only until then. `declared` is what the giver calls the format, a hint;
    `nesting` is what encloses this one. Raises BadInput (Unreadable, MappingNeeded,
    BadMapping, MissingColumns) when the file as a whole is refused.
    """
    around = nesting or Nesting()
    kind = sniff(original, declared, mapped=mapping is not None and not around.depth)
    if kind in (Kind.DELIMITED, Kind.XLSX, Kind.PARQUET):
        return read_table(original, mapping, kind, limits)
    if kind is Kind.ARCHIVE:
        return read_archive(original, mapping, limits, around, read_original)
    if kind is Kind.MAIL:
        return read_mail(original, mapping, limits, around, read_original)
    if kind is Kind.UK_LIST:
        return read_uk_list(original, limits)
    plain = {
        Kind.TEXT: read_text,
        Kind.PDF: read_pdf,
        Kind.WORD: read_word,
        Kind.FTM_ENTITIES: read_entities,
        Kind.FTM_STATEMENTS: read_statements,
    }
    return plain[kind](original, limits)
