from __future__ import annotations

import pytest

from tamarack.intelligence.intake.errors import EmptyFile, Encrypted, UnknownFormat
from tamarack.intelligence.intake.sniffing import Kind, sniff

MAIL = "From: a@b.example\nTo: c@d.example\nSubject: x\n\nwords"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7\n", "table.csv", Kind.PDF),
        (b"junk before %PDF-1.7\n", "x", Kind.PDF),
        (b"PAR1....", "x.txt", Kind.PARQUET),
        ("a,b\n1,2\n", "x.csv", Kind.DELIMITED),
        ("a,b\n1,2\n", "X.TSV", Kind.DELIMITED),
        ("a,b\n1,2\n", "x.txt", Kind.TEXT),
        (MAIL, "x.txt", Kind.MAIL),
        ("From: the desk\nThe witness said: run\n", "x.eml", Kind.TEXT),
        ('{"id": "1", "schema": "Person", "properties": {}}\n', "x.txt", Kind.FTM_ENTITIES),
        ('\ufeff{"id": "1", "schema": "Person", "prop": "name", "value": "A"}\n', "x", Kind.FTM_STATEMENTS),
        ("id,entity_id,schema,prop,value\n", "x.csv", Kind.FTM_STATEMENTS),
        ("unique_id,raw_value,identifier_type\n", "x.csv", Kind.UK_LIST),
        ('{"just": "json"}\n', "x.json", Kind.TEXT),
        ("{braces} open the letter", "x.txt", Kind.TEXT),
        ("a\tb\n1\t2\n".encode("utf-16"), "x.tsv", Kind.DELIMITED),
    ],
)
def test_content_says_what_a_file_is(give, content, name, kind):
    assert sniff(give(content, name)) is kind


def test_a_mapping_or_a_declaration_makes_a_text_a_table(give):
    assert sniff(give("a,b\n1,2\n", "x.txt"), mapped=True) is Kind.DELIMITED
    assert sniff(give("a,b\n1,2\n", "x"), "text/csv") is Kind.DELIMITED


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"\x1f\x8b\x08", UnknownFormat),
        (OLE + bytes(600), UnknownFormat),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (b"{\\rtf1 x}", UnknownFormat),
    ],
)
def test_what_is_not_read_is_refused_by_name(give, content, error):
    with pytest.raises(error):
        sniff(give(content, "letter.docx"))
