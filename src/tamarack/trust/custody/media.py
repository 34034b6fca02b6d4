"""What kind of file some bytes are: by how they begin, else by the file's name. Pure."""

from __future__ import annotations

import mimetypes

UNKNOWN = "application/octet-stream"
HEAD = 16  # bytes of the beginning that are enough

_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_PACKED = {  # of files that begin as a ZIP the name tells what is in it
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".apk": "application/vnd.android.package-archive",
}
_BY_NAME = mimetypes.MimeTypes()  # Python's own table: a machine's would answer differently elsewhere


def media_type(head: bytes, name: str) -> str:
    """The media type of a file that begins so and bears this name; `UNKNOWN` when neither tells."""
    for at, beginning, found in _BEGINNINGS:
        if head[at : at + len(beginning)] == beginning:
            return found
    if head.startswith(b"PK\x03\x04"):
        suffix = "." + name.rpartition(".")[2].lower()
        return _PACKED.get(suffix, "application/zip")
    return _BY_NAME.guess_type(name, strict=True)[0] or UNKNOWN
