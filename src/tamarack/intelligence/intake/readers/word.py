"""Word (.docx): paragraphs, tables, text boxes, headers, footers, notes and comments, in reading order.

Read from the XML rather than from python-docx's paragraphs, which leave out inserted text of
tracked changes, content controls and text boxes. Deleted text is not shown as if it stood.
(ECMA-376 part 1 § 17.)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import Damaged
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.digest import digest_of
from tamarack.intelligence.intake.readers.packages import check_package
from tamarack.intelligence.intake.readers.reasons import rejection

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WORDS = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
#: Not shown: deleted and moved-away text, property lists (their tabs are stops), a drawing's older twin.
_LEFT_OUT = frozenset(
    [
        *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    ]
)
#: Parts beside the body, by the last word of their relationship's type, in the order they are read.
_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


def read_word(original: Original, limits: Limits = LIMITS) -> Iterator[Draft | Rejection]:
    """The one report that the document is. Raises Truncated, Damaged, Encrypted, ActiveContent, OverLimit."""
    check_package(original.path, limits)
    try:
        document = Document(str(original.path))
        lines = list(islice(_lines(document), limits.paragraphs + 1))
        title = document.core_properties.title or ""
    except Exception as error:  # lxml, zlib and python-docx each raise their own on a broken package
        raise Damaged(place=original.name, why=f"{type(error).__name__}: {error}"[:200]) from None
    if len(lines) > limits.paragraphs:
        yield rejection("over-limit", f"paragraph {limits.paragraphs + 1}", limit=limits.paragraphs)
    text, notes = cleaned("\n".join(lines[: limits.paragraphs]).strip("\n"))
    yield from notes
    if len(text) > limits.text_characters:
        yield rejection("over-limit", "text", limit=limits.text_characters)
        text = text[: limits.text_characters]
    if not text.strip():
        yield rejection("no-text", "")
    name = " ".join(cleaned(title)[0].split())[:200] or original.name
    yield Draft(key=f"sha256:{digest_of(original.path)}", title=name, text=text)


def _lines(document: Any) -> Iterator[str]:
    """The lines of the body, then of what stands beside it, each part under a blank line."""
    yield from _blocks(document.element.body)
    seen: set[str] = set()
    for kind in _BESIDE:
        for relation in document.part.rels.values():
            if relation.is_external or relation.reltype.rsplit("/", 1)[-1] != kind:
                continue
            part = relation.target_part
            lines = [line for line in _blocks(_root(part)) if line.strip()]
            if lines and (whole := "\n".join(lines)) not in seen:
                seen.add(whole)
                yield ""
                yield from lines


def _root(part: Any) -> Any:
    """The XML of a part: python-docx parses the kinds it knows, the others with its own safe parser."""
    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)


def _blocks(root: Any) -> Iterator[str]:
    """A line for each paragraph, and for each row of a table its cells parted by tabs."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == _PARAGRAPH:
            yield _paragraph(element)
            waiting += reversed(
                [box for box in element.iter() if box.tag == qn("w:txbxContent") and _is_seen(box, element)]
            )
        elif element.tag == _TABLE:
            yield from _table(element)
        elif element.tag not in _LEFT_OUT:
            waiting += [child for child in reversed(element) if isinstance(child.tag, str)]


def _is_seen(box: Any, within: Any) -> bool:
    above = box.getparent()
    while above is not None and above is not within:
        if above.tag in _LEFT_OUT or above.tag == qn("w:txbxContent"):
            return False
        above = above.getparent()
    return True


def _table(table: Any) -> Iterator[str]:
    for row in table.iter(_ROW):
        if _owner(row) is table:
            cells = [cell for cell in row.iter(_CELL) if _owner_row(cell) is row]
            yield "\t".join(" ".join(line for line in _blocks(cell) if line.strip()) for cell in cells)


def _owner(row: Any) -> Any:
    return next(row.iterancestors(_TABLE), None)


def _owner_row(cell: Any) -> Any:
    return next(cell.iterancestors(_ROW), None)


def _paragraph(paragraph: Any) -> str:
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _WORDS:
            pieces.append(_WORDS[tag] or element.text or "")
        elif isinstance(tag, str) and tag not in _LEFT_OUT and tag != qn("w:txbxContent"):
            waiting += reversed(element)
    return "".join(pieces)
