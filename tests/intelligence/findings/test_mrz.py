"""Specimens of ICAO 9303 parts 4 to 7, and lines that are damaged or unusual."""

import pytest

from tamarack.intelligence.findings import mrz
from tamarack.intelligence.findings.finding import Finding

TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def only(text: str) -> Finding:
    (found,) = mrz.find(text)
    return found


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (TD3, "TD3 P UTO ERIKSSON ANNA MARIA L898902C3 UTO F 1974-08-12 2012-04-15"),
        (
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            "TD1 I UTO ERIKSSON ANNA MARIA D23145890 UTO F 1974-08-12 2012-04-15",
        ),
        (
            "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
            "TD1 I UTO STEVENSON PETER JOHN D23145890734 UTO M 1934-07-12 1995-07-12",
        ),
        (
            "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
            "TD2 I UTO STEVENSON PETER JOHN D23145890734 UTO M 1934-07-12 1995-07-12",
        ),
        (
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
            "MRV-A V UTO ERIKSSON ANNA MARIA L8988901C XXX F 1940-09-07 1996-12-10",
        ),
        (
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
            "MRV-B V UTO ERIKSSON ANNA MARIA L8988901C XXX F 1940-09-07 1996-12-10",
        ),
    ],
    ids=["TD3", "TD1", "TD1 long", "TD2 long", "MRV-A", "MRV-B"],
)
def test_specimens(zone: str, expected: str) -> None:
    found = only(f"Seen:\n{zone}\nend")
    names = "format document_code issuer surname given_names number nationality sex birth_date expiry_date"
    assert " ".join(found.fields[name] for name in names.split()) == expected
    assert (found.checked, found.normal, found.text) == (True, zone, zone)


def test_the_old_french_card() -> None:
    found = only("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6")
    assert found.fields["format"] == "FR-ID" and found.checked is True
    told = [found.fields[name] for name in ("surname", "given_names", "number", "sex")]
    assert told == ["BERTHIER", "CORINNE", "880692310285", "F"]


def test_a_wrong_check_digit_is_named_and_still_shown() -> None:
    found = only(TD3.replace("7408122F", "7408132F"))
    assert found.checked is False
    assert found.fields["wrong"] == "birth composite"


def test_sex_x_unspecified_and_unusual_issuers_are_kept() -> None:
    line = "P<D<<MUSTER<<KIM<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125<2702283<<<<<<<<<<<<<<<4"
    found = only(line)
    told = [found.fields[name] for name in ("issuer", "nationality", "sex", "birth_date")]
    assert (told, found.checked) == (["D", "D", "<", "1964-08-12"], True)
    assert only(TD3.replace("F1204159", "X1204159")).fields["sex"] == "X"


def test_unknown_parts_of_a_birth_date() -> None:
    assert only(TD3.replace("7408122F", "74<<<<8F")).fields["birth_date"] == "1974"


def test_a_child_or_a_very_old_person_is_not_decided() -> None:
    found = only(TD3.replace("7408122F1204159", "1503127F2803154"))
    assert found.fields["birth_alternatives"] == "1915-03-12 2015-03-12"
    assert "birth_date" not in found.fields


def test_names_that_reach_the_last_position_count_as_cut() -> None:
    found = only(TD3.replace("ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ANNA<MARIABCDEFGHIJKLMNOPQRST"))
    assert found.fields["names_truncated"] == "yes"


def test_lines_alone_are_shown_without_a_verdict() -> None:
    first, second = TD3.split("\n")
    found = only(first)
    assert (found.checked, found.fields["surname"], found.fields["issuer"]) == (None, "ERIKSSON", "UTO")
    assert only(second).fields == {"format": "line"}
    assert list(mrz.find("<" * 44)) == []


def test_windows_line_ends_and_a_second_line_without_fillers() -> None:
    text = "POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<\r\nE000000000CHN8002297M2205209NAMFPBLFNBNCA906"
    found = only(text)
    assert found.text == text and found.fields["given_names"] == "YANGBEN"
