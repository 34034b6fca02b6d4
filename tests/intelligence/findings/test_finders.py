"""Whole reports, exact offsets, any text, and time in proportion to length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamarack.intelligence.findings import FINDINGS_VERSION, KINDS, find

ENGLISH = """PROTECTED B. On 4 March 2026 a source reported that Idris KAMARO (born circa 1980)
called +1 514-555-0134 and (438) 555-0199 ext. 12.
He holds passport no. AB123456 (Utopia), issued 02/03/2019, expires 2029-03-01. UCI: 1234-5678.
Study permit F123456789. He paid $1,200.50 in cash, then USD 3.5 million,
and 3 500 € to IBAN GB82 WEST 1234 5698 7654 32.
Vehicle: white Toyota van, plate ABCD 123, VIN 1M8GDM9AXKP042788.
Handset IMEI 490154203237518, IMSI 302720123456789. Wallet: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT.
Contact: idris.k@example.org, hxxps://example[.]net/track?id=5.
Met at 45.5017, -73.5673 in early March 2026; again on 30 February 2026.
P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10
"""
IN_ENGLISH = [
    ("date", "4 March 2026", "2026-03-04", None),
    ("date", "circa 1980", "1980", None),
    ("telephone", "+1 514-555-0134", "+15145550134", True),
    ("telephone", "(438) 555-0199 ext. 12", "+14385550199", True),
    ("passport", "AB123456", "AB123456", None),
    ("date", "02/03/2019", "", None),
    ("date", "2029-03-01", "2029-03-01", None),
    ("document", "1234-5678", "12345678", None),
    ("document", "F123456789", "F123456789", None),
    ("money", "$1,200.50", "$ 1200.50", None),
    ("money", "USD 3.5 million", "USD 3500000", None),
    ("money", "3 500 €", "EUR 3500", None),
    ("iban", "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", True),
    ("plate", "ABCD 123", "ABCD123", None),
    ("vin", "1M8GDM9AXKP042788", "1M8GDM9AXKP042788", True),
    ("imei", "490154203237518", "490154203237518", True),
    ("imsi", "302720123456789", "302720123456789", None),
    ("crypto", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", True),
    ("email", "idris.k@example.org", "idris.k@example.org", None),
    ("url", "hxxps://example[.]net/track?id=5", "https://example.net/track?id=5", None),
    ("coordinates", "45.5017, -73.5673", "45.5017,-73.5673", None),
    ("date", "early March 2026", "2026-03", None),
    ("date", "30 February 2026", "", False),
    ("mrz", ENGLISH[-90:-1], ENGLISH[-90:-1], True),
]
FRENCH = """Le 1er août 2025, la source a déclaré que M. Tremblé a appelé le 514 555-0176
et le +33 6 12 34 56 78.
Passeport utopien n° CD789012; visa nº E12345678; IUC 11-2345-6789; permis de conduire T1234-567890-12.
Il a versé 1 200,50 $, puis 2 000 $ CA et 3,5 millions de dollars américains.
Véhicule immatriculé A12 BCD (Québec). Courriel : jean[at]exemple[.]org.
Coordonnées : 45,5017° N, 73,5673° O. Vers le 12 mars 2026. NAS 046 454 286
"""
IN_FRENCH = [
    ("date", "1er août 2025", "2025-08-01", None),
    ("telephone", "514 555-0176", "+15145550176", True),
    ("telephone", "+33 6 12 34 56 78", "+33612345678", True),
    ("passport", "CD789012", "CD789012", None),
    ("document", "E12345678", "E12345678", None),
    ("document", "11-2345-6789", "1123456789", None),
    ("document", "T1234-567890-12", "T123456789012", None),
    ("money", "1 200,50 $", "$ 1200.50", None),
    ("money", "2 000 $ CA", "CAD 2000", None),
    ("money", "3,5 millions de dollars américains", "USD 3500000", None),
    ("plate", "A12 BCD", "A12BCD", None),
    ("email", "jean[at]exemple[.]org", "jean@exemple.org", None),
    ("coordinates", "45,5017° N, 73,5673° O", "45.5017,-73.5673", None),
    ("date", "Vers le 12 mars 2026", "2026-03-12", None),
    ("document", "046 454 286", "046454286", True),
]


@pytest.mark.parametrize(("text", "expected"), [(ENGLISH, IN_ENGLISH), (FRENCH, IN_FRENCH)], ids=["en", "fr"])
def test_a_report(text: str, expected: list[tuple[str, str, str, bool | None]]) -> None:
    assert FINDINGS_VERSION == 1
    found = find(text)
    assert [(one.kind, one.text, one.normal, one.checked) for one in found] == expected
    assert all(text[one.start : one.end] == one.text for one in found)


def test_prose_without_numbers_of_interest_has_none() -> None:
    text = "The 3 men met twice in room 12 and/or left at 10:30; see page 14, i.e. the 2nd."
    assert find(text + " Aucun suspect, 5 km.") == []


def test_hidden_characters_neither_hide_a_number_nor_move_it() -> None:
    text = "☎\u202a ＋1\u200b514\u202f555‑01\u200b34\u202c, or Tel +٩٧١ ٥٠ ١٢٣ ٤٥٦٧\0."
    found = find(text)
    assert [(one.normal, one.text) for one in found] == [
        ("+15145550134", "＋1\u200b514\u202f555‑01\u200b34"),
        ("+971501234567", "+٩٧١ ٥٠ ١٢٣ ٤٥٦٧"),
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_every_kind_is_labelled_in_both_languages() -> None:
    assert all(kind.english and kind.french and kind.name == name for name, kind in KINDS.items())
    assert len({kind.rank for kind in KINDS.values()}) == len(KINDS)
    assert {one.kind for one in find(ENGLISH + FRENCH)} == set(KINDS)


_PIECES = st.sampled_from(
    ["514-555-0134", "+1 ", "P<UTO", "<<", "passport ", "AB123456", "IBAN GB82 WEST", " 1234", "$",
    "1,200", ".", "@", "a",
     "http://", "[.]", "www.", "°", "'", "N", "plate ", "IMEI ", "04/07/1961", "March 2026", "0x",
     "\u200b", "\0", "\n", " ",
     "\ud800", "é", "\u202e", "7", "٣", "ＡＢ", "million", "bc1q", "T", "(", ")"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_any_text_gives_exact_ordered_findings(text: str) -> None:
    at = 0
    for one in find(text):
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.kind in KINDS
        at = one.end


_MEGABYTE = 1_000_000


@pytest.mark.parametrize("piece", ["7", "<", "a@", " ", "A", "\0", "(", "a.", "\ud800", "no "], ids=ascii)
def test_four_times_as_much_of_one_thing_takes_about_four_times_as_long(piece: str) -> None:
    """A pattern that runs away takes sixteen times as long, or hours."""
    little, much = (_spent(piece * (size // len(piece))) for size in (_MEGABYTE // 4, _MEGABYTE))
    assert much < 10 * max(little, 0.05)


def _spent(text: str) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    assert find(text) == []
    return time.process_time() - began
