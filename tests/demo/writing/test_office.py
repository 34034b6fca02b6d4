"""Office files and mail, read back by the libraries that users' programs share."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from openpyxl import load_workbook

from tamarack.demo.writing.mail import Envelope, message
from tamarack.demo.writing.office import word_document, workbook
from tamarack.demo.writing.settled import STAMP
from tamarack.demo.writing.tables import comma_separated, json_lines


def test_a_document_has_its_paragraphs_and_no_clock() -> None:
    data = word_document("Un.\nDeux, « été ».")
    assert [one.text for one in Document(BytesIO(data)).paragraphs] == ["Un.", "Deux, « été »."]
    assert {member.date_time for member in ZipFile(BytesIO(data)).infolist()} == {STAMP}
    assert data == word_document("Un.\nDeux, « été ».")


def test_a_workbook_has_its_rows_and_no_clock() -> None:
    rows = [["2026-02-28", 4200, "CAD"], ["2026-03-01", 17.5, "CAD"]]
    data = workbook("Transfers", ("Date", "Amount", "Currency"), rows)
    sheet = load_workbook(BytesIO(data))["Transfers"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [["Date", "Amount", "Currency"], *rows]
    assert data == workbook("Transfers", ("Date", "Amount", "Currency"), rows)


def test_a_mail_has_its_words_and_its_attachment() -> None:
    envelope = Envelope("x-1", "a@example.org", "b@example.org", "2026-01-30T06:00:00-05:00", "Livrets volés")
    data = message(envelope, "Ci-joint.\n\nMerci.", ("liste.txt", b"AB1\nAB2\n"))
    mail = message_from_bytes(data, policy=default)
    assert mail["Subject"] == "Livrets volés"
    assert mail["Date"] == "Fri, 30 Jan 2026 06:00:00 -0500"
    assert mail.get_body().get_content().split() == ["Ci-joint.", "Merci."]
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("liste.txt", "AB1\nAB2\n")
    assert envelope.heading().endswith("Subject: Livrets volés\n\n")


def test_tables_as_text() -> None:
    assert comma_separated(("a", "b"), [["x, y", 1]]) == b'a,b\r\n"x, y",1\r\n'
    assert json_lines([{"id": "é"}, {"id": "b"}]) == '{"id": "é"}\n{"id": "b"}\n'.encode()
