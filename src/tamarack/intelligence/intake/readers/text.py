"""Plain text in whatever encoding it came."""

from __future__ import annotations

from collections.abc import Iterator

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import EmptyFile, OverLimit, UnknownFormat
from tamarack.intelligence.intake.limits import LIMITS, Limits
from tamarack.intelligence.intake.readers.cleaning import REMOVED, cleaned
from tamarack.intelligence.intake.readers.digest import digest_of
from tamarack.intelligence.intake.readers.encodings import Encoding, decoded, encoding_of, sample_of
from tamarack.intelligence.intake.readers.reasons import rejection

#: More control characters than this share of a text, and it is no text.
_MOST_CONTROLS = 0.1


def read_text(original: Original, limits: Limits = LIMITS, encoding: str = "") -> Iterator[Draft | Rejection]:
    """The one report that the text is, and notes on how it was read. `encoding` is what the giver says it is.

    Raises EmptyFile, OverLimit, UnknownFormat when it is no text at all.
    """
    size = original.path.stat().st_size
    if size > limits.text_bytes:
        raise OverLimit(place=original.name, limit=limits.text_bytes, size=size)
    text, notes = text_of(original.path.read_bytes(), original.name, encoding)
    if not text.strip():
        raise EmptyFile(place=original.name)
    yield from notes
    yield Draft(key=f"sha256:{digest_of(original.path)}", title=original.name, text=text)


def text_of(data: bytes, name: str, encoding: str = "") -> tuple[str, list[Rejection]]:
    """The text of `data` and notes on its reading. Raises UnknownFormat."""
    found = (
        Encoding(encoding)
        if encoding
        else encoding_of(sample_of(data), whole=len(sample_of(data)) == len(data))
    )
    if found.name == "utf-8" and not found.guessed and not _is_utf8(data):
        found = encoding_of(data)
    text, replaced = decoded(data, found)
    notes: list[Rejection] = []
    if found.guessed:
        notes.append(rejection("encoding-guessed", "", encoding=found.name))
    if replaced:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        notes.append(rejection("replaced-characters", f"line {line}", encoding=found.name, count=replaced))
    controls = len(REMOVED.findall(text, 0, 1 << 16))
    if controls > _MOST_CONTROLS * min(len(text), 1 << 16):
        raise UnknownFormat(place=name, found="binary")
    text, told = cleaned(text)
    return text, notes + told


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
