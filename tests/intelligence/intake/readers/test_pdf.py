from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from tamarack.intelligence.intake.errors import Encrypted, OverLimit, Truncated
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.pdf import page_at


def pdf(*pages: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, invariant=True)
    for page in pages:
        if page:
            canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("secret words"))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_pages_are_parted_so_that_a_place_is_a_page(take):
    taken = take(pdf("first page", "second page", "third page"), "r.bin")
    text = taken.drafts[0].text
    assert text == "first page\fsecond page\fthird page"
    assert [page_at(text, text.index(word)) for word in ("first", "second", "third")] == [1, 2, 3]
    assert taken.rejections == []


def test_pages_without_text_are_told(take):
    assert take(pdf("words", ""), "r.pdf").codes == [("page 2", "no-text")]
    scanned = take(pdf("", ""), "r.pdf")
    assert scanned.codes == [("", "no-text")]
    assert scanned.drafts[0].text == ""


def test_a_locked_file_is_refused_unless_the_password_is_empty(take):
    with pytest.raises(Encrypted):
        take(locked("word"), "r.pdf")
    assert take(locked(""), "r.pdf").drafts[0].text == "secret words"


def test_a_cut_file_is_refused_with_the_byte_where_it_stops(take):
    whole = pdf("words")
    for cut in range(20, len(whole) - 8, 50):
        with pytest.raises(Truncated) as caught:
            take(whole[:cut], "r.pdf")
        assert caught.value.place == f"byte {cut}"


def test_a_later_revision_that_was_cut_is_noticed(take):
    revised = pdf("words") + b"\n9 0 obj\n<< /Length 5000 >>\nstream\n" + b"x" * 5000
    with pytest.raises(Truncated):
        take(revised, "r.pdf")


def test_limits(take):
    with pytest.raises(OverLimit):
        take(pdf("a", "b", "c"), "r.pdf", limits=Limits(pages=2))
    assert take(pdf("a" * 50, "b"), "r.pdf", limits=Limits(text_characters=20)).codes == [
        ("page 2", "over-limit")
    ]
    assert take(pdf("words"), "r.pdf", limits=Limits(stream_bytes=5)).codes[0] == (
        "page 1",
        "page-unreadable",
    )


def test_forms_that_draw_forms_are_stopped_by_the_clock(take):
    """Twelve levels, each drawing the next twelve times: 10¹² words from a few kilobytes."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    inner = _form(b"BT /F1 9 Tf (x) Tj ET", DictionaryObject())
    for _ in range(12):
        held = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/A"): writer._add_object(inner)})}
        )
        inner = _form(b"/A Do " * 12, held)
    page[NameObject("/Resources")] = inner["/Resources"]
    contents = StreamObject()
    contents.set_data(b"/A Do " * 12)
    page[NameObject("/Contents")] = writer._add_object(contents)
    made = io.BytesIO()
    writer.write(made)
    began = time.monotonic()
    taken = take(made.getvalue(), "r.pdf", limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 5
    assert taken.codes[0] == ("page 1", "page-unreadable")


def _form(drawing: bytes, resources: DictionaryObject) -> StreamObject:
    form = StreamObject()
    form.set_data(drawing)
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    form[NameObject("/Resources")] = resources
    return form
