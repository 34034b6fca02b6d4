"""Word documents and workbooks, as a user's own programs write them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from openpyxl import Workbook

from tamarack.demo.writing.settled import settled

Cell = str | int | float


def word_document(text: str) -> bytes:
    """A document with each line of `text` as a paragraph."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for line in text.split("\n"):
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    return settled(made.getvalue())


def workbook(title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet, its column names in the first row."""
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = title[:31]
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    made = BytesIO()
    book.save(made)
    return settled(made.getvalue())
