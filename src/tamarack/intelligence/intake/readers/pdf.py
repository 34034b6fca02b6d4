"""PDF: the text of each page. Pages are parted by form feeds, so that a place in the text is a page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, WrongPasswordError

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import Damaged, Encrypted, OverLimit, Truncated, Unreadable
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.digest import digest_of
from tamarack.intelligence.intake.readers.reasons import rejection

PAGE_BREAK = "\f"
_END = b"%%EOF"  # ISO 32000-2 § 7.5.5
_AFTER_END = 2048  # bytes of litter after the end that writers are known to leave


def page_at(text: str, offset: int) -> int:
    """The page on which `text[offset]` stands, counting from 1."""
    return text.count(PAGE_BREAK, 0, offset) + 1


def read_pdf(original: Original, limits: Limits = LIMITS) -> Iterator[Draft | Rejection]:
    """The one report that the PDF is. Raises Truncated, Damaged, Encrypted, OverLimit."""
    size = original.path.stat().st_size
    if size > limits.document_bytes:
        raise OverLimit(place=original.name, limit=limits.document_bytes, size=size)
    check_end(original.path)
    with _breaking("document"):
        reader = PdfReader(original.path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Encrypted(place=original.name)
        count = len(reader.pages)
    if count > limits.pages:
        raise OverLimit(place=original.name, limit=limits.pages, pages=count)
    pages: list[str] = []
    for one in _pages(reader, count, limits):
        if isinstance(one, Rejection):
            yield one
        else:
            pages.append(one)
    blank = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if blank:
        yield rejection("no-text", _listed(blank, len(pages)), pages=len(blank))
    yield Draft(
        key=f"sha256:{digest_of(original.path)}",
        title=_title(reader) or original.name,
        text=PAGE_BREAK.join(pages) if len(blank) < len(pages) else "",
    )


def check_end(path: Path) -> None:
    """Raises Truncated, naming the byte where the file stops, when the end that a PDF must have is not there.

    A file cut in a later revision still has the end of an earlier one; objects after the last
    end tell it.
    """
    data = path.read_bytes()
    end = data.rfind(_END)
    rest = data[end:] if end >= 0 else data
    if end < 0 or (len(rest) > _AFTER_END and b" obj" in rest):
        raise Truncated(place=f"byte {len(data)}", why="no end-of-file mark")


def _pages(reader: PdfReader, count: int, limits: Limits) -> Iterator[str | Rejection]:
    """The text of every page, "" for one that could not be read, with a note of why."""
    began = time.monotonic()
    left = limits.text_characters
    for number in range(1, count + 1):
        if left <= 0 or time.monotonic() - began > limits.seconds:
            yield rejection(
                "over-limit", f"page {number}", characters=limits.text_characters, seconds=limits.seconds
            )
            return
        try:
            with _breaking(f"page {number}"):
                text = _page(reader.pages[number - 1], limits, began + limits.seconds)
        except Unreadable as error:
            yield rejection("page-unreadable", f"page {number}", because=error.facts.get("why", error.code))
            yield ""
            continue
        text, notes = cleaned(text.replace(PAGE_BREAK, "\n"), f"page {number}")
        yield from notes
        left -= len(text)
        yield text


def _page(page: PageObject, limits: Limits, until: float) -> str:
    """The page's text. A page may draw forms that draw forms, each many times: only the clock stops it."""

    def watch(*_drawing: object) -> None:
        if time.monotonic() > until:
            raise OverLimit(place="page", limit=limits.seconds)

    contents = page.get_contents()
    if contents is None:
        return ""
    size = len(contents.get_data())
    if size > limits.stream_bytes:
        raise OverLimit(place="page", limit=limits.stream_bytes, unpacked=size)
    text: str = page.extract_text(visitor_operand_before=watch)
    return text[: limits.page_characters].rstrip()


def _listed(blank: list[str], count: int) -> str:
    if len(blank) == count:
        return ""
    return f"page {', '.join(blank[:50])}"


def _title(reader: PdfReader) -> str:
    try:
        title = reader.metadata.title if reader.metadata else ""
    except Exception:  # metadata is optional; its faults cost nothing but the title
        return ""
    return " ".join(cleaned(str(title or ""))[0].split())[:200]


@contextmanager
def _breaking(place: str) -> Iterator[None]:
    """Whatever pypdf raises on a file that breaks the rules, as an error of ours that names the place."""
    try:
        yield
    except Unreadable:
        raise
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        raise Encrypted(place=place) from None
    except (LimitReachedError, RecursionError, MemoryError) as error:
        raise OverLimit(place=place, why=str(error)[:200]) from None
    except Exception as error:  # KeyError, AttributeError, zlib.error …: the library trusts the structure
        raise Damaged(place=place, why=f"{type(error).__name__}: {error}"[:200]) from None
