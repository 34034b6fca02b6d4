"""What kind of file it is: its beginning tells before its name."""

from __future__ import annotations

import pytest

from tamarack.trust.custody.media import HEAD, media_type


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7", "x.txt", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "", "image/png"),
        (b"\xff\xd8\xff\xe0", "photo.png", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBP", "x", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "x", "video/mp4"),
        (b"SQLite format 3\x00", "contacts2.db", "application/vnd.sqlite3"),
        (b"PK\x03\x04", "a.zip", "application/zip"),
        (
            b"PK\x03\x04",
            "A.DOCX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"Dear Nadia", "letter.txt", "text/plain"),
        (b"Dear Nadia", "letter", "application/octet-stream"),
        (b"", "", "application/octet-stream"),
        (b"\x89PNG", "cut", "application/octet-stream"),
    ],
)
def test_media_type(head: bytes, name: str, expected: str) -> None:
    assert len(head) <= HEAD
    assert media_type(head, name) == expected
