from __future__ import annotations

import pytest

from tamarack.intelligence.intake.errors import EmptyFile, OverLimit, UnknownFormat
from tamarack.intelligence.intake.limits import Limits

FRENCH = "Le témoin a déclaré avoir vu le véhicule près de la frontière. Il était âgé, très pressé."
ARABIC = "التقى الشاهد بالمهرب في المدينة ودفع له ثلاثة آلاف دولار قبل السفر إلى الحدود"
JAPANESE = "証人は国境の近くで車を見たと述べた。運転手の名前は田中です。"
RUSSIAN = "Свидетель встретил перевозчика у границы и заплатил ему три тысячи долларов"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_guess(take, encoding):
    taken = take(FRENCH.encode(encoding), "tip.txt")
    assert taken.drafts[0].text == FRENCH
    assert taken.rejections == []


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "latin-1", "cp1252"),
        (ARABIC, "cp1256", "cp1256"),
        (JAPANESE, "shift_jis", "cp932"),
        (RUSSIAN, "cp1251", "cp1251"),
        (FRENCH, "utf-16-le", "utf-16-le"),
        (FRENCH, "utf-16-be", "utf-16-be"),
    ],
)
def test_another_encoding_is_guessed_and_the_guess_is_told(take, text, encoding, named):
    taken = take(text.encode(encoding), "tip.txt")
    assert taken.drafts[0].text == text
    assert [(told.code, told.why) for told in taken.rejections] == [
        ("encoding-guessed", f"encoding: {named}")
    ]


def test_the_same_bytes_have_the_same_key_whatever_their_name(take):
    assert take(FRENCH, "a.txt").drafts[0].key == take(FRENCH, "b.txt").drafts[0].key
    assert take(FRENCH, "a.txt").drafts[0].key != take(FRENCH + " ", "a.txt").drafts[0].key


def test_nul_and_controls_are_removed_and_told_with_their_line(take):
    taken = take("first\nse\x00cond\x07 line of a longer text", "tip.txt")
    assert taken.drafts[0].text == "first\nsecond line of a longer text"
    assert taken.codes == [("line 2", "control-characters-removed")]
    assert taken.rejections[0].why == "characters: U+0000, U+0007; count: 2"


def test_direction_overrides_stay_and_are_told(take):
    text = "open the file invoice\u202egpj.exe at once"
    taken = take(text, "tip.txt")
    assert taken.drafts[0].text == text
    assert taken.codes == [("line 1", "bidi-controls")]


def test_newlines_become_one_kind_and_form_feeds_stay(take):
    assert take("a\r\nb\rc\fd", "tip.txt").drafts[0].text == "a\nb\nc\fd"


def test_refusals(take):
    with pytest.raises(EmptyFile):
        take(b"", "a.txt")
    with pytest.raises(EmptyFile):
        take(" \n ", "a.txt")
    with pytest.raises(OverLimit):
        take("long", "a.txt", limits=Limits(text_bytes=3))
    with pytest.raises(UnknownFormat):
        take(bytes(range(32)) * 100, "a.txt")
    with pytest.raises(UnknownFormat) as caught:
        take(b"\x89PNG\r\n\x1a\n" + bytes(50), "letter.txt")
    assert caught.value.facts["found"] == "png"
