"""E-mail (RFC 5322, MIME): headers and body as one text, its correspondents, its attachments as parts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.errors import Damaged, OverLimit, UnknownFormat
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.cleaning import cleaned
from tamarack.intelligence.intake.readers.enclosing import Nesting, ReadEnclosed, enclosed
from tamarack.intelligence.intake.readers.encodings import is_text_encoding
from tamarack.intelligence.intake.readers.html_text import text_of_html
from tamarack.intelligence.intake.readers.mail_headers import SHOWN, date_of, header_of, statements_of
from tamarack.intelligence.intake.readers.reasons import rejection
from tamarack.intelligence.intake.readers.text import text_of


def read_mail(
    original: Original,
    mapping: Mapping[str, Any] | None,
    limits: Limits,
    nesting: Nesting,
    read: ReadEnclosed,
) -> Iterator[Draft | Rejection]:
    """The one report that the mail is; `read` reads its attachments. Raises OverLimit, Damaged."""
    size = original.path.stat().st_size
    if size > limits.text_bytes:
        raise OverLimit(place=original.name, limit=limits.text_bytes, size=size)
    data = original.path.read_bytes()
    message = _parsed(data, original.name)
    bodies, attached = _sorted_parts(message)
    text, notes = _text(message, bodies, original.name, limits)
    yield from notes
    said_on, told = date_of(message)
    yield from told
    digest = sha256(data).hexdigest()
    with tempfile.TemporaryDirectory(prefix="tamarack-mail-") as folder:
        parts: list[Draft] = []
        for one in _attachments(attached, Path(folder), mapping, limits, nesting, read):
            if isinstance(one, Rejection):
                yield one
            else:
                parts.append(one)
        yield Draft(
            key=f"sha256:{digest}",
            title=header_of(message, "Subject") or original.name,
            text=text,
            said_on=said_on[:10],
            statements=statements_of(message, digest[:16], said_on),
            parts=parts,
        )


def _parsed(data: bytes, name: str) -> Message:
    # A mail saved out of an mbox keeps the "From " line of its envelope, which is no header.
    if data.startswith(b"From "):
        data = data.split(b"\n", 1)[-1]
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except RecursionError:
        raise OverLimit(place=name, why="parts nested too deep") from None
    except Exception as error:  # the parser promises to accept anything, and now and then does not
        raise Damaged(place=name, why=f"{type(error).__name__}: {error}"[:200]) from None


def _sorted_parts(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that are the letter's own words, and those that are attached, as a forwarded mail is."""
    bodies: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        elif (part.get_content_maintype() == "text" and not _is_attached(part)) or part is message:
            bodies.append(part)
        else:
            attached.append(part)
    return bodies, attached


def _is_attached(part: Message) -> bool:
    return "attachment" in str(part.get("Content-Disposition", "")).lower() or bool(_file_name(part))


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, TypeError, AttributeError):  # a name in an unknown or broken encoding
        return ""
    return PurePosixPath(str(name).replace("\\", "/")).name[:200]


def _text(message: Message, bodies: list[Message], name: str, limits: Limits) -> tuple[str, list[Rejection]]:
    """Headers, a blank line, and the words: of the plain parts, or of the HTML when there is none."""
    plain = [part for part in bodies if part.get_content_subtype() != "html"]
    notes: list[Rejection] = []
    words: list[str] = []
    for part in plain or bodies:
        text, told = _words(part, name)
        words.append(text.strip("\n"))
        notes += told
    if plain and not any(one.strip() for one in words) and len(plain) < len(bodies):
        words = [_words(part, name)[0] for part in bodies if part not in plain]
    shown = [f"{header}: {value}" for header in SHOWN if (value := header_of(message, header))]
    text, told = cleaned("\n".join([*shown, "", *words]))
    if len(text) > limits.text_characters:
        text = text[: limits.text_characters]
        told.append(rejection("over-limit", "body", limit=limits.text_characters))
    return text, notes + told


def _words(part: Message, name: str) -> tuple[str, list[Rejection]]:
    """The text of one part, in its declared encoding when that exists and fits."""
    data = _bytes(part)
    notes: list[Rejection] = []
    try:
        charset = str(part.get_content_charset() or "utf-8")
        text = data.decode(charset if is_text_encoding(charset) else "utf-8")
    except (LookupError, ValueError):
        try:
            text, notes = text_of(data, name)
        except UnknownFormat:
            return "", [rejection("undecodable", "body", encoding=str(part.get_content_charset())[:40])]
    return (text_of_html(text) if part.get_content_subtype() == "html" else text), notes


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            return payload
        inner = part.get_payload()
        return (
            inner[0].as_bytes()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message)
            else b""
        )
    except Exception:  # broken transfer encodings and headers that can't be written again
        return b""


def _attachments(
    attached: list[Message],
    folder: Path,
    mapping: Mapping[str, Any] | None,
    limits: Limits,
    nesting: Nesting,
    read: ReadEnclosed,
) -> Iterator[Draft | Rejection]:
    for number, part in enumerate(attached, 1):
        name = _file_name(part) or f"attachment {number}"
        data = _bytes(part)
        if number > limits.parts or not nesting.afford(len(data), limits):
            yield rejection("over-limit", name, limit=limits.parts)
            return
        path = folder / str(number)
        path.write_bytes(data)
        fits = mapping if part.get_content_type() in ("text/csv", "text/tab-separated-values") else None
        yield from enclosed(Original(path, name), fits, limits, nesting, read, part.get_content_type())
