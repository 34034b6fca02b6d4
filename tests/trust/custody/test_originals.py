"""Originals: kept by content, once, never rewritten."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest

from tamarack.foundation.errors import NotFound
from tamarack.trust.custody.models import Original
from tamarack.trust.custody.originals import keep, opened


@pytest.mark.django_db
def test_the_same_bytes_twice_are_one_original(settings: object, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path  # type: ignore[attr-defined]
    body = b"the bytes \x00\xff" * 200_000
    first, again = keep(io.BytesIO(body)), keep(io.BytesIO(body))
    assert first.digest == again.digest == sha256(body).hexdigest()
    assert first.size == len(body)
    assert Original.objects.count() == 1
    place = opened(first.digest)
    assert place.read_bytes() == body
    assert place.stat().st_mode & 0o777 == 0o400
    assert [one.name for one in tmp_path.iterdir()] == [first.digest[:2]]


@pytest.mark.django_db
def test_a_stream_that_breaks_leaves_nothing(settings: object, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path  # type: ignore[attr-defined]

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        keep(Broken())
    assert list(tmp_path.iterdir()) == []
    assert not Original.objects.exists()


def test_bytes_that_are_not_there(settings: object, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(NotFound):
        opened("0" * 64)
