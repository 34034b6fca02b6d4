from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.partial_dates import BadDate, PartialDate, parse_iso, read_date

DAYS = st.dates(date(1500, 1, 1), date(2199, 12, 31))
PARTIAL = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3)
)


def test_interval() -> None:
    july = PartialDate(1961, 7)
    assert (july.first(), july.last()) == (date(1961, 7, 1), date(1961, 7, 31))
    assert PartialDate(2024, 2).last() == date(2024, 2, 29)
    assert PartialDate(1961).overlaps(july) and not july.overlaps(PartialDate(1961, 8, 1))
    assert july.before(PartialDate(1961, 8)) and not july.before(PartialDate(1961))


def test_order_is_by_interval() -> None:
    ordered = ["1961-01-01", "1961-01", "1961", "1961-02", "1962"]
    assert [day.iso() for day in sorted(map(parse_iso, reversed(ordered)))] == ordered


@pytest.mark.parametrize("parts", [(2023, 2, 29), (2023, 13), (0,), (10000,), (2023, None, 4), (2023, 4, 31)])
def test_impossible_dates_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(BadDate):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["", "61", "1961-7", "1961-02-30", "1961-07-04T00:00", " 1961", "１９６１"])
def test_parse_iso_refuses(text: str) -> None:
    with pytest.raises(BadDate):
        parse_iso(text)


@given(PARTIAL)
def test_iso_round_trip_and_reading_agree(day: PartialDate) -> None:
    assert parse_iso(day.iso()) == day
    assert read_date(day.iso()).date == day


@given(PARTIAL, PARTIAL)
def test_before_and_overlaps_exclude_each_other(one: PartialDate, other: PartialDate) -> None:
    assert one.before(other) + other.before(one) + one.overlaps(other) == 1
    if one.before(other):
        assert one < other


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1961", "1961"), ("1961-07", "1961-07"), ("07/1961", "1961-07"), ("1961/7/4", "1961-07-04"),
        ("19610704", "1961-07-04"), ("19610000", "1961"), ("1961-00-00", "1961"),
        ("13/07/1961", "1961-07-13"), ("07.13.1961", "1961-07-13"), ("03/03/1980", "1980-03-03"),
        ("00/07/1961", "1961-07"), ("00/00/1961", "1961"), ("dd/mm/1961", "1961"), ("jj/07/1961", "1961-07"),
        ("XX/07/1961", "1961-07"), ("??/??/1961", "1961"),
        ("4 July 1961", "1961-07-04"), ("July 4th, 1961", "1961-07-04"), ("4th of July 1961", "1961-07-04"),
        ("04-JUL-1961", "1961-07-04"), ("04JUL1961", "1961-07-04"), ("1961 July 4", "1961-07-04"),
        ("Sept. 1961", "1961-09"), ("1er août 2025", "2025-08-01"), ("mardi 4 février 2020", "2020-02-04"),
        ("févr. 2020", "2020-02"), ("early March 2026", "2026-03"), ("fin mars 2026", "2026-03"),
        ("début de mars 2026", "2026-03"), ("mid-1980", "1980"), ("2026-03-04T10:15:00Z", "2026-03-04"),
        ("2026-03-04 00:00:00", "2026-03-04"), ("٢٠٢٦-٠٣-٠٤", "2026-03-04"), (" 29 Feb 2024 ", "2024-02-29"),
    ],
)  # fmt: skip
def test_reads(text: str, iso: str) -> None:
    read = read_date(text)
    assert (read.date and read.date.iso(), read.alternatives, read.why) == (iso, (), "")


@pytest.mark.parametrize("text", ["circa 1980", "c. 1980", "vers 1980", "about 1980"])
def test_approximate_dates_say_so(text: str) -> None:
    assert read_date(text).date == PartialDate(1980) and read_date(text).about
    assert not read_date("1980").about


@pytest.mark.parametrize(
    ("text", "order", "alternatives"),
    [
        ("02/03/1980", None, ["1980-02-03", "1980-03-02"]),
        ("04-JUL-61", None, ["1961-07-04", "2061-07-04"]),
        ("02/03/80", "dmy", ["1980-03-02", "2080-03-02"]),
        ("00/07/61", None, ["1961-07", "2061-07"]),
    ],
)
def test_ambiguous_dates_are_never_guessed(text: str, order: None, alternatives: list[str]) -> None:
    read = read_date(text, order)
    assert (read.date, [day.iso() for day in read.alternatives], read.why) == (
        None,
        alternatives,
        "ambiguous",
    )


def test_a_given_order_settles_and_is_never_bent() -> None:
    assert read_date("02/03/1980", "dmy").date == PartialDate(1980, 3, 2)
    assert read_date("02/03/1980", "mdy").date == PartialDate(1980, 2, 3)
    assert read_date("13/02/1980", "mdy").why == "impossible"


@pytest.mark.parametrize(
    "text",
    ["30/02/1980", "31/04/2020", "30 février 2020", "Feb. 29, 2023", "1961-13-01", "19610231", "99/99/1961"],
)
def test_impossible_dates_are_said_to_be(text: str) -> None:
    read = read_date(text)
    assert (read.date, read.alternatives, read.why) == (None, (), "impossible")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "July",
        "dd/mm/yyyy",
        "1365/04/12",
        "12/04/2523",
        "(514) 555-0134",
        "unknown",
        "12 34",
        "4 July",
        "x" * 999,
    ],
)
def test_anything_else_is_unread(text: str) -> None:
    read = read_date(text)
    assert (read.date, read.alternatives, read.why) == (None, (), "unread")


@given(st.text(alphabet="0123456789/-. JULjanvfé?xdm\0\u202e", max_size=30))
def test_reading_never_raises_and_is_consistent(text: str) -> None:
    read = read_date(text)
    assert (read.date is not None) == (read.why == "")
    assert (len(read.alternatives) > 1) == (read.why == "ambiguous")
