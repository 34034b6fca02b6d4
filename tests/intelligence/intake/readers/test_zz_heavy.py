"""Whatever bytes come, a reader answers with drafts and rejections, or refuses with a BadInput."""

from __future__ import annotations

import io
import tempfile
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import duckdb
import openpyxl
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.draft import Draft, Original, Rejection
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers import read_original
from tamarack.intelligence.intake.readers.reasons import REASONS
from tamarack.intelligence.vocabulary import property_of

MAPPING = {
    "entities": {
        "p": {"schema": "Person", "key": ["id"], "properties": {"name": "name", "birthDate": "born"}}
    }
}
TABLE = "id,name,born\n" + "".join(f'{at},"Ana {at}",19{at:02}-07\n' for at in range(10, 30))
LIMITS = Limits(seconds=5.0)


def _pdf() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, invariant=True)
    for words in ("first page", "second page"):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _word() -> bytes:
    made, document = io.BytesIO(), Document()
    document.add_paragraph("words")
    document.add_table(1, 1).cell(0, 0).text = "cell"
    document.save(made)
    return made.getvalue()


def _book() -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["id", "name", "born"], [1, "Ana", "1961"], [2, "Bo", "1962"]):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def _parquet() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p"
        duckdb.sql("SELECT 1 AS id, 'Ana' AS name, '1961' AS born").write_parquet(str(path))
        return path.read_bytes()


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("t.csv", TABLE)
        package.writestr("in/a.txt", "words " * 50)
    return made.getvalue()


def _mail() -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Date"] = (
        "Ana <a@b.example>",
        "c@d.example",
        "Tue, 3 Mar 2026 10:22:00 -0500",
    )
    made.set_content("Départ\n")
    made.add_alternative("<p>Départ</p>", subtype="html")
    made.add_attachment(TABLE, filename="t.csv")
    return made.as_bytes()


def _ftm() -> bytes:
    return b'{"id":"1","schema":"Person","properties":{"name":["Ana"],"birthDate":["1961"]}}\n' * 5


def _uk() -> bytes:
    return b"unique_id,subject_type,date_designated,last_updated\nGIM1,individual,01/02/2020,02/03/2020\n"


MAKERS = {
    "pdf": _pdf,
    "docx": _word,
    "xlsx": _book,
    "parquet": _parquet,
    "zip": _zip,
    "eml": _mail,
    "json": _ftm,
    "uk.csv": _uk,
    "csv": TABLE.encode,
    "txt": "Le témoin a parlé.\n".encode,
}


@cache
def whole(kind: str) -> bytes:
    return MAKERS[kind]()


def mapping_for(name: str) -> dict[str, object] | None:
    """Text and mail come without a mapping, or they would be taken for tables."""
    return None if name.endswith((".txt", ".eml")) else MAPPING


def consumed(content: bytes, name: str) -> None:
    """Read it all, and hold what comes to what readers promise."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "original"
        path.write_bytes(content)
        try:
            for one in read_original(Original(path, name), mapping_for(name), limits=LIMITS):
                _held(one)
        except BadInput:
            return


def _held(one: Draft | Rejection) -> None:
    if isinstance(one, Rejection):
        assert one.code in REASONS
        return
    assert one.key
    assert "\x00" not in one.text
    one.text.encode()
    for said in one.statements:
        if isinstance(said, Statement):
            property_of(said.schema, said.property)
            assert said.entity
            assert said.value
            said.value.encode()
            said.entity.encode()
        else:
            assert said.code in REASONS
    for part in one.parts:
        _held(part)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_whole_file_is_read(kind):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "original"
        path.write_bytes(whole(kind))
        original = Original(path, f"x.{kind}")
        assert any(isinstance(one, Draft) for one in read_original(original, mapping_for(original.name)))


FEW = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", MAKERS)
@FEW
@given(data=st.data())
def test_truncated_and_altered_files(kind, data):
    content = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    consumed(bytes(content[:cut]), f"x.{kind}")


HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PAR1",
    b'{"id":"1","schema":',
    b"From: a\nTo: b\n",
    b"\xff\xfe",
    b"id,name,born\n",
]


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    head=st.sampled_from(HEADS),
    body=st.binary(max_size=400),
    name=st.sampled_from(["x.txt", "x.csv", "x.eml", "x.pdf", "x.xlsx", "x"]),
)
def test_random_bytes(head, body, name):
    consumed(head + body, name)


@settings(max_examples=1500, deadline=None)
@given(st.text(alphabet='a1,;"\n\r\t\x00\u202e\ufeffé', max_size=120))
def test_random_tables(text):
    consumed(b"id,name,born\n" + text.encode(), "x.csv")
