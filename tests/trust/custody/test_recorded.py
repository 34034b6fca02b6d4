"""Rows held against what the log says of them: as superuser, whatever is done to an exhibit is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tamarack.trust.custody.actions import answer, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.recorded import (
    Told,
    Unlike,
    of_answer,
    of_exhibit,
    of_handover,
    unlike,
    words_of,
)
from tests.ground.exhibiting import added, derived
from tests.ground.people import looking, person
from tests.ground.pointing import administered

_EXHIBITS = (
    "SELECT id, registered_by_id, made_from_id, authority_kind, original_id, sha512, size FROM trust_exhibit"
)
_HANDOVERS = "SELECT id, exhibit_id, giver_id, recipient_id, place, reason FROM trust_handover"
_ANSWERS = (
    "SELECT a.handover_id, h.exhibit_id, a.answered_by_id, a.kind, a.reason"
    " FROM trust_handover_answer AS a JOIN trust_handover AS h ON h.id = a.handover_id"
)
_EVENTS = "SELECT verb, actor, objects_seen, details, words FROM trust_event ORDER BY at"
ONE = Told("exhibit.add", 7, (1,), {"authority": "warrant"}, words_of("a", "b", 3))


def test_what_is_told_as_it_stands_is_like() -> None:
    other = Told("exhibit.read", 7, (1,), {}, {})
    assert list(unlike([ONE], [other, ONE, other])) == []
    stated = ONE._replace(words={**ONE.words, "purpose": "Ledger"})
    assert list(unlike([ONE], [stated])) == []
    assert of_exhibit(1, 7, None, "warrant", ("a", "b", 3)) == ONE


@pytest.mark.parametrize(
    "event",
    [
        ONE._replace(actor=8),
        ONE._replace(words=words_of("b", "a", 3)),
        ONE._replace(words=words_of("a", "b", 4)),
        ONE._replace(words={}),
        ONE._replace(details={"authority": "consent"}),
    ],
)
def test_what_is_told_otherwise_is_altered(event: Told) -> None:
    assert list(unlike([ONE], [event])) == [(Unlike.ALTERED, ONE)]


def test_a_row_that_nobody_told_of_and_one_that_is_gone() -> None:
    another = ONE._replace(objects=(2,))
    assert list(unlike([ONE], [another])) == [(Unlike.GONE, another), (Unlike.UNRECORDED, ONE)]


@pytest.fixture
def store(own_store: str, settings: Any, tmp_path: Path) -> Iterator[psycopg.Connection]:
    """Two exhibits, a file made from one, a confirmed handover and a declined one; and the superuser."""
    settings.CUSTODY_FOLDER = tmp_path
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = [added(look, body, title=body.decode()) for body in (b"first", b"second")]
        derived(look, made[0])
        given = [
            hand_over(actor=look, exhibit=one.id, recipient=recipient.id, place="Here", reason="Why")
            for one in made
        ]
    with looking(recipient) as look:
        answer(actor=look, handover=given[0].id, kind=Answered.CONFIRMED)
        answer(actor=look, handover=given[1].id, kind=Answered.DECLINED, reason="Torn")
    with administered(own_store) as admin:
        yield admin


def _found(admin: psycopg.Connection) -> list[tuple[str, str]]:
    rows = [of_exhibit(one[0], one[1], one[2], one[3], one[4:7]) for one in admin.execute(_EXHIBITS)]
    rows += [of_handover(one[0], one[1], one[2:4], *one[4:]) for one in admin.execute(_HANDOVERS)]
    rows += [of_answer(*one) for one in admin.execute(_ANSWERS)]
    events = (
        Told(verb, actor, tuple(objects), details, words)
        for verb, actor, objects, details, words in admin.execute(_EVENTS)
    )
    return sorted((how.value, told.verb) for how, told in unlike(rows, events))


def test_rows_and_events_agree_when_nobody_touched_them(store: psycopg.Connection) -> None:
    assert _found(store) == []


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (
            "UPDATE trust_exhibit AS one SET original_id = other.original_id, sha512 = other.sha512,"
            " size = other.size FROM trust_exhibit AS other"
            " WHERE (one.title, other.title) IN (('first', 'second'), ('second', 'first'))",
            [("altered", "exhibit.add")] * 2,
        ),
        ("UPDATE trust_exhibit SET size = 1 WHERE made_from_id IS NOT NULL", [("altered", "exhibit.derive")]),
        (
            "UPDATE trust_exhibit SET authority_kind = 'consent' WHERE title = 'first'",
            [("altered", "exhibit.add")],
        ),
        (
            "UPDATE trust_exhibit SET made_from_id = (SELECT id FROM trust_exhibit WHERE title = 'second')"
            " WHERE made_from_id IS NOT NULL",
            [("altered", "exhibit.derive")],
        ),
        ("UPDATE trust_handover SET reason = 'Else'", [("altered", "exhibit.hand-over")] * 2),
        (
            "UPDATE trust_handover_answer SET kind = 'confirmed', reason = '' WHERE kind = 'declined'",
            [("altered", "exhibit.answer")],
        ),
        (
            "UPDATE trust_handover_answer AS a SET answered_by_id = h.giver_id FROM trust_handover AS h"
            " WHERE h.id = a.handover_id AND a.kind = 'confirmed'",
            [("altered", "exhibit.answer")],
        ),
        ("DELETE FROM trust_handover_answer WHERE kind = 'declined'", [("gone", "exhibit.answer")]),
        (
            "DELETE FROM trust_event WHERE verb = 'exhibit.derive'",
            [("unrecorded", "exhibit.derive")],
        ),
    ],
)
def test_what_a_superuser_does_to_a_row_is_found(
    store: psycopg.Connection, done: str, found: list[tuple[str, str]]
) -> None:
    store.execute(done.encode())
    assert _found(store) == found
