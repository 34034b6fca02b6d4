from __future__ import annotations

from email.message import EmailMessage

import pytest

from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.intake.errors import OverLimit
from tamarack.intelligence.intake.limits import Limits

BOX = "value=EmailAddress="


def letter(text="Hello\n", **headers):
    made = EmailMessage()
    made["From"] = "Ana Núñez <Ana@Example.org>"
    made["To"] = "bo@example.org, Cy <cy@example.org>"
    made["Date"] = "Tue, 3 Mar 2026 10:22:00 -0500"
    made["Subject"] = "Le bateau"
    made["Message-ID"] = "<m1@example.org>"
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made


def test_headers_and_body_are_one_text_and_say_who_wrote_to_whom(take):
    taken = take(letter("Départ à minuit\n").as_bytes(), "letter.bin")
    (draft,) = taken.drafts
    assert draft.title == "Le bateau"
    assert draft.said_on == "2026-03-03"
    assert draft.text.split("\n") == [
        "From: Ana Núñez <Ana@Example.org>",
        "To: bo@example.org, Cy <cy@example.org>",
        "Date: Tue, 03 Mar 2026 10:22:00 -0500",
        "Subject: Le bateau",
        "",
        "Départ à minuit",
    ]
    mail = "Email/m1@example.org"
    ana = "LegalEntity/ana núñez <ana@example.org>"
    for said in [
        Statement(mail, "Email", "subject", "Le bateau", None, "header Subject"),
        Statement(mail, "Email", "date", "2026-03-03T10:22:00-05:00", None, "header Date"),
        Statement(mail, "Email", "fromAddress", "Ana@Example.org", f"{BOX}Ana@example.org", "header From"),
        Statement(mail, "Email", "emitters", "Ana Núñez", ana, "header From"),
        Statement(ana, "LegalEntity", "name", "Ana Núñez", None, "header From"),
        Statement(mail, "Email", "toAddress", "bo@example.org", f"{BOX}bo@example.org", "header To"),
        Statement(f"{BOX}cy@example.org", "EmailAddress", "address", "cy@example.org", None, "header To"),
    ]:
        assert said in taken.statements


def test_the_plain_part_is_preferred_and_html_is_stripped(take):
    made = letter("plain words\n")
    made.add_alternative("<p>html words</p>", subtype="html")
    assert take(made.as_bytes(), "l.eml").drafts[0].text.endswith("\n\nplain words")
    only = letter()
    only.set_content(
        "<html><head><title>t</title><style>x{}</style></head><body><h1>A</h1><script>bad()</script>"
        'go <a href="https://evil.example/x">to the bank</a><br>now</body></html>',
        subtype="html",
    )
    assert (
        take(only.as_bytes(), "l.eml").drafts[0].text.split("\n\n", 1)[1]
        == "A\ngo to the bank <https://evil.example/x>\nnow"
    )


def test_attachments_are_parts(take):
    made = letter()
    made.add_attachment("the list", filename="list.txt")
    made.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="../../photo.png")
    made.add_attachment(letter("inner words\n", Cc="di@example.org"))
    taken = take(made.as_bytes(), "l.eml")
    (draft,) = taken.drafts[:1]
    assert [(part.title, part.text.strip().split("\n")[-1]) for part in draft.parts] == [
        ("list.txt", "the list"),
        ("Le bateau", "inner words"),
    ]
    assert taken.codes == [("photo.png", "not-read")]


def test_mails_in_mails_stop_at_the_depth(take):
    made = letter("innermost\n")
    for _ in range(6):
        outer = letter()
        outer.add_attachment(made)
        made = outer
    taken = take(made.as_bytes(), "l.eml", limits=Limits(depth=3))
    assert [code for _, code in taken.codes] == ["nested-too-deep"]
    with pytest.raises(OverLimit):
        take(made.as_bytes(), "l.eml", limits=Limits(text_bytes=100))


def test_broken_headers_and_bodies_are_told(take):
    text = (
        b"From: =?x-none?b?////?= <a@b.example>\r\nTo: <<<>>>,,;@\r\nDate: never\r\nMessage-ID: <x>\r\n"
        b'Content-Type: text/plain; charset="no-such"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!not base64\r\n"
    )
    taken = take(text, "l.eml")
    assert taken.codes == [("header Date", "bad-date")]
    assert taken.drafts[0].said_on == ""
    assert taken.statements[0].value == "x"


def test_a_declared_encoding_is_used_and_a_wrong_one_is_seen_through(take):
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
    words = "Свидетель встретил перевозчика"
    assert take(head % b"koi8-r" + words.encode("koi8-r"), "l.eml").drafts[0].text.endswith(words)
    told = take(head % b"utf-8" + words.encode("cp1251"), "l.eml")
    assert told.drafts[0].text.endswith(words)
    assert told.rejections[0].why == "encoding: cp1251"
