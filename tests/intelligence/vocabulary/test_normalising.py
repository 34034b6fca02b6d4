"""The normal writing beside the raw one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.vocabulary.loader import ROOM
from tamarack.intelligence.vocabulary.normalising import LONGEST, NORMALISERS, normal
from tamarack.intelligence.vocabulary.yaml_files import read_yaml

any_type = st.sampled_from(sorted(NORMALISERS))


def test_every_type_has_its_normaliser() -> None:
    assert set(NORMALISERS) == set(read_yaml(ROOM / "types.yaml"))


@pytest.mark.parametrize(
    ("type", "raw", "expected"),
    [
        ("name", "Łukasz  O’BRIEN", "lukasz obrien"),
        ("string", " Léger retard ", "leger retard"),
        ("entity", "Jean-Pierre TESTÉ", "jean pierre teste"),
        ("identifier", "ab 123-456", "AB123456"),
        ("checksum", "DA39A3EE 5E6B4B0D", "da39a3ee5e6b4b0d"),
        ("checksum", "not a checksum", ""),
        ("iban", "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        (
            "iban",
            "IBAN GB00 WEST 1234 5698 7654 32",
            "GB00WEST12345698765432",
        ),  # a wrong check digit is a lead
        ("iban", "12345", ""),
        ("ip", "192.0.2[.]1", "192.0.2.1"),
        ("ip", "2001:0db8::0001", "2001:db8::1"),
        ("ip", "999.1.1.1", ""),
        ("language", "fr_CA", "fr-ca"),
        ("language", "?", ""),
        ("mimetype", "Text/HTML; charset=utf-8", "text/html"),
        ("mimetype", "html", ""),
        ("topic", " Crime.Traffick.Human ", "crime.traffick.human"),
        ("unheard-of", "Déjà vu", "deja vu"),
    ],
)
def test_each_type_in_its_own_way(type: str, raw: str, expected: str) -> None:
    assert normal(type, raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1980-02-29", "1980-02-29"),
        ("1980-02", "1980-02"),
        ("1980", "1980"),
        ("1980-02-00", "1980-02"),
        ("1980-00-00", "1980"),
        ("2026-03-04T23:59:59Z", "2026-03-04"),
        ("4 July 1961", "1961-07-04"),
        ("4 juillet 1961", "1961-07-04"),
        ("31/12/1999", "1999-12-31"),
        ("circa 1980", "1980"),
        ("02/03/1980", ""),  # ambiguous: never guessed
        ("1980-02-30", ""),
        ("1981-02-29", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(raw: str, expected: str) -> None:
    assert normal("date", raw) == expected


def test_an_order_settles_dates_all_of_figures() -> None:
    assert normal("date", "02/03/1980", order="dmy") == "1980-03-02"
    assert normal("date", "02/03/1980", order="mdy") == "1980-02-03"
    assert normal("date", "02/03/1980") == ""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("M", "M"),
        ("male", "M"),
        ("Féminin", "F"),
        ("garçon", "M"),
        ("X", "X"),
        ("non-binaire", "X"),
        ("<", "<"),
        ("non précisé", "<"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_sex_as_travel_documents_mark_it(raw: str, expected: str) -> None:
    assert normal("gender", raw) == expected


def test_a_country_says_whose_numbers_these_are() -> None:
    assert normal("phone", "(514) 555-0100", country="Canada") == "+15145550100"
    assert normal("phone", "(514) 555-0100") == "5145550100"


def test_prose_is_not_compared_whole() -> None:
    assert normal("text", "a" * LONGEST) == "a" * LONGEST
    assert normal("text", "a" * (LONGEST + 1)) == ""


@given(type=any_type, raw=st.text(max_size=60))
def test_nothing_given_is_an_error(type: str, raw: str) -> None:
    assert isinstance(normal(type, raw), str)


@given(type=any_type, raw=st.text(alphabet="0123456789 +-.,:;/()<>ABMXYZabmnorsw$€°'\"@[]é", max_size=24))
def test_what_is_normal_stays_as_it_is(type: str, raw: str) -> None:
    once = normal(type, raw)
    assert normal(type, once) == once
    assert normal(type, f"  {raw}\t") == once
