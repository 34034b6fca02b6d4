"""A small PDF writer: plain text in Helvetica, Windows-1252, on letter paper (ISO 32000-1, annex H.3).

Product code has no PDF library that writes plain text, and the demo needs none: lines, pages, one font.
"""

from __future__ import annotations

from collections.abc import Iterable

COLUMNS = 92
_LINES = 52


def wrapped(text: str, whole: Iterable[tuple[int, int]] = ()) -> str:
    """`text` with spaces turned into line ends so that lines stay within COLUMNS where they can.

    No space inside a `whole` stretch is turned, so names and numbers stay on one line. Length and
    offsets stay what they were.
    """
    kept = {at for start, end in whole for at in range(start, end)}
    letters = list(text)
    line_start, last_space = 0, -1
    for at, letter in enumerate(text):
        if letter == "\n":
            line_start, last_space = at + 1, -1
        elif letter == " " and at not in kept:
            last_space = at
        if at - line_start >= COLUMNS and last_space > line_start:
            letters[last_space] = "\n"
            line_start, last_space = last_space + 1, -1
    return "".join(letters)


def pdf(text: str) -> bytes:
    """The document. Raises UnicodeEncodeError where Helvetica lacks a letter."""
    lines = text.split("\n")
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = _drawn(page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return _file(objects)


def _drawn(lines: list[str]) -> bytes:
    shown = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
    return b"BT /F1 10 Tf 13 TL 60 730 Td\n%s\nET" % shown


def _escaped(line: str) -> bytes:
    data = line.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    made = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + head + tail
