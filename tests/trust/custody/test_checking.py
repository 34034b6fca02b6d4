"""The checker finds what was done to the folder and to the rows, and names the place."""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import pytest

from tamarack.trust.custody.checking import Problem, Wrong, problems
from tamarack.trust.custody.models import Exhibit, Original
from tamarack.trust.custody.originals import keep
from tests.ground.exhibiting import added
from tests.ground.people import looking, person

BODIES = [b"body %d" % at for at in range(40)]
Kept = dict[str, tuple[str, str, int]]


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def _row(body: bytes) -> tuple[str, str, int]:
    return _digest(body), sha512(body).hexdigest(), len(body)


def _exhibit(identifier: int, body: bytes) -> tuple[int, str, str, int]:
    return identifier, *_row(body)


ORIGINALS = sorted(_row(body) for body in BODIES)
EXHIBITS = sorted((_exhibit(at, body) for at, body in enumerate(BODIES[:10])), key=lambda row: row[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for body in BODIES:
        place = _place(tmp_path, body)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(body)
    return tmp_path


def _place(folder: Path, body: bytes) -> Path:
    return folder / _digest(body)[:2] / _digest(body)


def _found(
    folder: Path,
    originals: Iterable[tuple[str, str, int]] = ORIGINALS,
    exhibits: Iterable[tuple[int, str, str, int]] = EXHIBITS,
) -> list[Problem]:
    return list(problems(folder, originals, exhibits))


def test_nothing_is_wrong_with_what_is_whole(folder: Path) -> None:
    told: list[int] = []
    assert list(problems(folder, iter(ORIGINALS), iter(EXHIBITS), told.append)) == []
    assert sum(told) == sum(len(body) for body in BODIES)


def test_bytes_that_are_gone(folder: Path) -> None:
    _place(folder, BODIES[3]).unlink()
    _place(folder, BODIES[30]).unlink()
    expected = {
        Problem(Wrong.MISSING, _digest(BODIES[3])),
        Problem(Wrong.MISSING, _digest(BODIES[3]), 3),
        Problem(Wrong.MISSING, _digest(BODIES[30])),
    }
    assert set(_found(folder)) == expected
    assert len(_found(folder)) == len(expected)


def test_one_byte_that_differs_and_one_that_is_too_many(folder: Path) -> None:
    _place(folder, BODIES[20]).write_bytes(b"Body 20")
    _place(folder, BODIES[21]).write_bytes(b"body 21.")
    assert set(_found(folder)) == {
        Problem(Wrong.DIGEST, _digest(BODIES[20])),
        Problem(Wrong.SIZE, _digest(BODIES[21])),
        Problem(Wrong.DIGEST, _digest(BODIES[21])),
    }


def test_two_exhibits_whose_bytes_were_swapped(folder: Path) -> None:
    """A swap of the files is found at both; a swap of the rows' citations alone at both exhibits."""
    one, other = _place(folder, BODIES[0]), _place(folder, BODIES[1])
    one.write_bytes(BODIES[1]), other.write_bytes(BODIES[0])
    assert set(_found(folder)) == {
        Problem(wrong, _digest(BODIES[at]), exhibit)
        for at in (0, 1)
        for wrong, exhibit in ((Wrong.DIGEST, None), (Wrong.EXHIBIT, at))
    }
    one.write_bytes(BODIES[0]), other.write_bytes(BODIES[1])
    cited = {0: _digest(BODIES[1]), 1: _digest(BODIES[0])}
    swapped = sorted(
        ((row[0], cited.get(row[0], row[1]), row[2], row[3]) for row in EXHIBITS), key=lambda row: row[1]
    )
    assert set(_found(folder, exhibits=swapped)) == {
        Problem(Wrong.EXHIBIT, _digest(BODIES[1]), 0),
        Problem(Wrong.EXHIBIT, _digest(BODIES[0]), 1),
    }


def test_rows_that_say_other_than_the_bytes(folder: Path) -> None:
    digest, longer, size = _row(BODIES[5])
    others = [row for row in ORIGINALS if row[0] != digest]
    assert _found(folder, sorted([*others, (digest, longer, size + 1)])) == [Problem(Wrong.SIZE, digest)]
    assert _found(folder, sorted([*others, (digest, "0" * 128, size)])) == [Problem(Wrong.DIGEST, digest)]
    assert _found(folder, sorted([*others, (digest, "", size)])) == []  # kept before both were taken
    rest = [row for row in EXHIBITS if row[0] != 5]
    for altered in ((5, digest, "0" * 128, size), (5, digest, longer, size + 1)):
        rows = sorted([*rest, altered], key=lambda row: row[1])
        assert _found(folder, exhibits=rows) == [Problem(Wrong.EXHIBIT, digest, 5)]


def test_what_nobody_knows_of(folder: Path) -> None:
    (folder / "incoming-12-ab").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"x")
    (folder / "zz").mkdir()
    stranger = _place(folder, b"stranger")
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"stranger")
    assert set(_found(folder)) == {
        Problem(Wrong.UNFINISHED, "incoming-12-ab"),
        Problem(Wrong.UNEXPECTED, "notes.txt"),
        Problem(Wrong.UNEXPECTED, "zz"),
        Problem(Wrong.UNEXPECTED, f"{stranger.parent.name}/{stranger.name}"),
    }


def test_rows_without_what_they_need(folder: Path) -> None:
    absent = _exhibit(77, b"never kept")
    rows = sorted([*EXHIBITS, absent], key=lambda row: row[1])
    assert _found(folder, exhibits=rows) == [Problem(Wrong.NO_ORIGINAL, absent[1], 77)]
    odd = [("!x", "", 1), *ORIGINALS, ("zz", "", 1)]
    assert _found(folder, odd) == [Problem(Wrong.MISSING, "!x"), Problem(Wrong.MISSING, "zz")]
    assert _found(folder, exhibits=[*EXHIBITS, (78, "zz", "", 1)]) == [Problem(Wrong.NO_ORIGINAL, "zz", 78)]


def test_a_link_is_not_the_bytes(folder: Path) -> None:
    place = _place(folder, BODIES[30])
    place.rename(folder.parent / "elsewhere")
    place.symlink_to(folder.parent / "elsewhere")
    assert _found(folder) == [Problem(Wrong.MISSING, _digest(BODIES[30]))]


def test_no_folder_at_all(tmp_path: Path) -> None:
    assert _found(tmp_path / "none", ORIGINALS[:1], []) == [Problem(Wrong.MISSING, ORIGINALS[0][0])]


@pytest.mark.django_db
def test_the_rows_of_the_store_are_such_rows(settings: Any, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path
    with looking(person("protected-b")) as look:
        made = added(look)
        keep(io.BytesIO(b"a report"))
        originals = Original.objects.order_by("digest").values_list("digest", "sha512", "size")
        exhibits = Exhibit.objects.order_by("original_id").values_list("id", "original_id", "sha512", "size")
        assert list(problems(tmp_path, originals.iterator(), exhibits.iterator())) == []
        _place(tmp_path, b"a report").unlink()
        found = list(problems(tmp_path, originals.iterator(), exhibits.iterator()))
    assert found == [Problem(Wrong.MISSING, _digest(b"a report"))]
    assert made.id
