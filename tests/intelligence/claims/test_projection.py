"""Projection: what a viewer is shown, computed from the claims they see and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tamarack.intelligence.claims.projection import (
    Said,
    chronology,
    label_of,
    labels,
    lines,
    links,
    schema_of,
)


def said(number: int, name: str, value: str, **facts: object) -> Said:
    known: dict[str, object] = {
        "entity": 1, "schema": "Person", "kind": "name", "normal": value.lower(), "target": None,
        "report": number, "grade": 1, "marking": 0, "said_on": "",
    }  # fmt: skip
    return Said(id=number, property=name, value=value, **(known | facts))  # type: ignore[arg-type]


def test_spellings_of_one_value_stand_together_and_the_most_reported_value_comes_first() -> None:
    claims = [said(1, "name", "Abel Orr"), said(2, "name", "abel orr"), said(3, "name", "A. Orr")]
    (line,) = lines(claims)
    assert [(value.value, value.reports) for value in line.values] == [("abel orr", 2), ("A. Orr", 1)]
    assert not line.conflicting


def test_two_births_of_one_person_conflict_and_a_less_exact_one_does_not() -> None:
    born = {"kind": "date"}
    exact = said(1, "birthDate", "1961-07-04", normal="1961-07-04", **born)
    month = said(2, "birthDate", "1961-07", normal="1961-07", **born)
    other = said(3, "birthDate", "1962", normal="1962", **born)
    assert not lines([exact, month])[0].conflicting
    assert lines([exact, month, other])[0].conflicting


def test_the_most_specific_schema_wins() -> None:
    claims = [said(1, "name", "x", schema="LegalEntity"), said(2, "name", "x", schema="Company")]
    assert schema_of(claims).name == "Company"


def test_the_label_is_the_most_reported_name() -> None:
    claims = [said(1, "name", "Jean Roy"), said(2, "name", "Jean-Luc Roy"), said(3, "name", "Jean-Luc Roy")]
    assert label_of(claims) == "Jean-Luc Roy"
    assert (
        label_of([said(1, "summary", "seen at the quay", kind="text", schema="Event", normal="")])
        == "seen at the quay"
    )


def test_ties_are_seen_from_both_ends() -> None:
    out = said(1, "holder", "Abel", schema="Passport", kind="entity", target=9)
    into = said(2, "holder", "Abel", schema="Passport", kind="entity", target=1, entity=5)
    found = links([out], [into])
    assert [(link.outgoing, link.entity) for link in found] == [(False, 5), (True, 9)]


def test_a_chronology_is_in_order_of_date_and_holds_what_has_one() -> None:
    claims = [
        said(1, "birthDate", "1980", kind="date", normal="1980"),
        said(2, "date", "2026-01-02", kind="date", normal="2026-01-02", entity=2, schema="Meeting"),
        said(3, "date", "02/03/1990", kind="date", normal="", entity=3, schema="Meeting"),
    ]
    assert [(one.date, one.entity) for one in chronology(claims)] == [("1980", 1), ("2026-01-02", 2)]


CLAIMS = st.lists(
    st.builds(
        said,
        st.integers(1, 99),
        st.sampled_from(["name", "alias", "birthDate", "nationality"]),
        st.sampled_from(["Abel Orr", "abel orr", "1961", "Ines", "FR"]),
        entity=st.integers(1, 4),
    ),
    max_size=20,
    unique_by=lambda claim: claim.id,
)


@given(CLAIMS, st.randoms())
def test_the_order_in_which_claims_arrive_changes_nothing(claims: list[Said], chance: object) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert labels(shuffled) == labels(claims)
    assert chronology(shuffled) == chronology(claims)
    own = [claim for claim in claims if claim.entity == 1]
    if own:
        assert lines([claim for claim in shuffled if claim.entity == 1]) == lines(own)


@given(CLAIMS, CLAIMS)
def test_what_is_said_of_others_changes_nothing_of_an_entity(claims: list[Said], others: list[Said]) -> None:
    elsewhere = [claim for claim in others if claim.entity != 1]
    own = [claim for claim in claims if claim.entity == 1]
    if own:
        assert labels([*own, *elsewhere])[1] == labels(own)[1]
