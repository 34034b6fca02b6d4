from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tamarack.intelligence.intake.errors import ActiveContent, OverLimit, Unreadable
from tamarack.intelligence.intake.limits import Limits


def saved(document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def letter():
    document = Document()
    document.add_paragraph("First words")
    table = document.add_table(2, 2)
    for at, text in enumerate(["name", "born", "Ana", "1961"]):
        table.cell(at // 2, at % 2).text = text
    last = document.add_paragraph("Last words")
    document.sections[0].header.paragraphs[0].text = "SECRET"
    document.sections[0].footer.paragraphs[0].text = "page foot"
    document.add_comment(last.runs, text="Not so", author="B")
    return document


def test_body_tables_margins_and_comments_in_reading_order(take):
    taken = take(saved(letter()), "letter")
    assert taken.drafts[0].text.split("\n") == [
        "First words",
        "name\tborn",
        "Ana\t1961",
        "Last words",
        "",
        "SECRET",
        "",
        "page foot",
        "",
        "Not so",
    ]
    assert taken.rejections == []


def test_inserted_text_is_read_and_deleted_text_is_not(take):
    document = Document()
    paragraph = document.add_paragraph("He ")
    for tag, words in (("ins", "<w:t>paid</w:t>"), ("del", "<w:delText>owed</w:delText>")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{words}</w:r></w:{tag}>"))
    assert take(saved(document), "a.docx").drafts[0].text == "He paid"


def test_a_document_without_words_is_told(take):
    taken = take(saved(Document()), "a.docx")
    assert taken.codes == [("", "no-text")]


def rebuilt(whole: bytes, extra: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, extra.pop(name, None) or old.read(name))
        for name, content in extra.items():
            new.writestr(name, content)
    return made.getvalue()


def test_macros_bombs_and_entities_are_refused(take):
    whole = saved(letter())
    with pytest.raises(ActiveContent):
        take(rebuilt(whole, {"word/vbaProject.bin": b"x"}), "a.docx")
    with pytest.raises(OverLimit):
        take(rebuilt(whole, {"word/media/x.bin": b"0" * 10_000_000}), "a.docx")
    laughs = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    read = take(rebuilt(whole, {"word/document.xml": laughs}), "a.docx")
    assert "ha" not in read.drafts[0].text
    assert take(whole, "a.docx", limits=Limits(paragraphs=2)).codes == [("paragraph 3", "over-limit")]


def test_a_cut_document_is_refused(take):
    whole = saved(letter())
    for cut in range(4, len(whole), 997):
        with pytest.raises(Unreadable):
            take(whole[:cut], "a.docx")
