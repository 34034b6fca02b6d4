"""Interning: one number for equal markings, never another marking behind a number that was remembered."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import errors

from tamarack.trust.markings.interning import forget, intern, marking_of, numbered
from tamarack.trust.markings.marking import Classified, Marking, Protected
from tamarack.trust.markings.portion import parse
from tests.ground.pointing import signed_in


class Undone(Exception):
    """Something else went wrong after a marking was interned."""


@pytest.mark.django_db
def test_equal_markings_are_one_number() -> None:
    first = intern(parse("SECRET//REL RCMP,CBSA"))
    assert intern(parse("SECRET//REL CBSA,RCMP")) == first
    assert intern(parse("SECRET//REL CBSA")) != first
    assert marking_of(first) == parse("SECRET//REL CBSA,RCMP")
    assert numbered()[first] == parse("SECRET//REL CBSA,RCMP")


def test_a_number_that_was_undone_is_not_remembered(own_store: str) -> None:
    """Otherwise a viewer of the first marking would see the rows of whichever gets its number next."""
    low, high = Marking(protected=Protected.A), Marking(classified=Classified.TOP_SECRET)
    with pytest.raises(Undone), transaction.atomic():
        number = intern(low)
        assert numbered()[number] == low
        raise Undone
    with signed_in("app") as elsewhere:
        elsewhere.execute("INSERT INTO trust_marking (id, text) VALUES (%s, 'TOP SECRET')", [number])
    assert numbered()[number] == high
    assert marking_of(number) == high
    assert intern(low) == number + 1
    assert numbered() == {number: high, number + 1: low}


def test_what_was_committed_is_remembered(own_store: str) -> None:
    number = intern(Marking())
    forget()
    assert marking_of(number) == Marking()
    with connection.execute_wrapper(_no_queries):
        assert marking_of(number) == Marking()


def _no_queries(*_: object) -> object:
    raise AssertionError("asked the store again")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "UNCLASSIFIED//REL", "SECRET//REL ,", "SECRET//REL //LARCH", "SECRET//FOR"]
)
def test_an_audience_of_nobody_is_refused_by_the_database(text: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO trust_marking (id, text) VALUES (900, %s)", [text])
    assert isinstance(refused.value.__cause__, errors.CheckViolation)


def test_a_number_that_commits_late_is_seen_by_those_who_know_higher_ones(own_store: str) -> None:
    """Numbers come from a sequence: two transactions may commit in the other order."""
    with signed_in("app") as other:
        other.execute("BEGIN")
        late = other.execute("SELECT nextval('trust_marking_number')").fetchone()[0]
        other.execute("INSERT INTO trust_marking (id, text) VALUES (%s, 'PROTECTED A//REL CBSA')", [late])
        higher = intern(parse("PROTECTED B//REL RCMP"))
        assert higher > late
        assert higher in numbered()
        assert late not in numbered()
        other.execute("COMMIT")
        assert numbered()[late] == parse("PROTECTED A//REL CBSA")
