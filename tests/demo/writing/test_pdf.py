"""The PDF writer, read back by another hand."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tamarack.demo.writing.pdf import COLUMNS, pdf, wrapped


def read(data: bytes) -> str:
    return "\n".join(page.extract_text().rstrip() for page in PdfReader(BytesIO(data)).pages)


def test_text_comes_back_as_it_was_on_several_pages() -> None:
    text = "\n".join(f"line {number}: reçu (n° {number}) \\ « été »" for number in range(1, 121))
    data = pdf(text)
    assert len(PdfReader(BytesIO(data)).pages) == 3
    assert read(data) == text


def test_letters_that_the_font_lacks_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        pdf("Nguyễn")


@given(st.text("ab \n", max_size=400))
def test_wrapping_moves_nothing(text: str) -> None:
    made = wrapped(text)
    assert len(made) == len(text)
    assert all(new == old or (old == " " and new == "\n") for old, new in zip(text, made, strict=True))


def test_wrapping_keeps_lines_short_and_names_whole() -> None:
    text = "word " * 18 + "Maria Peña Ibáñez and others"
    start = text.index("Maria")
    made = wrapped(text, [(start, start + 17)])
    assert made[start : start + 17] == "Maria Peña Ibáñez"
    assert max(len(line) for line in made.split("\n")) <= COLUMNS
