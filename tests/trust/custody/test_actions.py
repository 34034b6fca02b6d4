"""Exhibits: registered, handed over by two, derived, checked; what is refused leaves nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tamarack.foundation.errors import TamarackError
from tamarack.trust.custody.actions import Made, answer, check, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.errors import (
    AlreadyAnswered,
    BadExhibit,
    BelowItsOrigin,
    HandoverPending,
    NoSuchExhibit,
    NoSuchHandover,
    NotForThem,
    NotTheHolder,
    NotYourAnswer,
)
from tamarack.trust.custody.models import Exhibit, ExhibitCheck, Handover, HandoverAnswer, Original
from tamarack.trust.custody.originals import opened
from tamarack.trust.custody.queries import chain_of, recipients
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.portion import render
from tamarack.trust.markings.viewing import Look
from tamarack.trust.markings.writing import MarkingAboveSight
from tests.ground.exhibiting import BODY, MADE, OBTAINED, added, derived
from tests.ground.people import looking, person

pytestmark = pytest.mark.django_db
GIVEN: dict[str, str] = {"place": "Evidence room, Toronto", "reason": "For examination"}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.CUSTODY_FOLDER = tmp_path
    return tmp_path


def _counts() -> tuple[int, ...]:
    return tuple(
        table.objects.count() for table in (Exhibit, Handover, HandoverAnswer, ExhibitCheck, Original)
    )


def _refused(error: type[TamarackError], act: Callable[[], object]) -> TamarackError:
    """The act is refused, and nothing is there that was not there before."""
    before = _counts()
    with pytest.raises(error) as refused:
        act()
    assert type(refused.value) is error
    assert _counts() == before
    return refused.value


def test_what_is_registered_says_what_was_read_in() -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        made = Exhibit.objects.get(id=added(look, description=" Found unlocked. ").id)
        assert (made.original_id, made.sha512, made.size) == (
            sha256(BODY).hexdigest(),
            sha512(BODY).hexdigest(),
            len(BODY),
        )
        assert (made.title, made.description, made.name) == (
            "Screen of a telephone",
            "Found unlocked.",
            "screen.png",
        )
        assert made.media_type == "image/png"
        assert (made.obtained_at, made.obtained_where) == (OBTAINED.at, OBTAINED.where)
        assert (made.collected_by, made.authority_kind, made.authority) == (
            OBTAINED.collected_by,
            "warrant",
            OBTAINED.authority,
        )
        assert render(marking_of(made.marking_id)) == "PROTECTED B"
        assert chain_of(look, made).holder == officer.id
        assert opened(made.original_id).read_bytes() == BODY
        kept = Original.objects.get()
        assert (kept.digest, kept.sha512, kept.size) == (made.original_id, made.sha512, made.size)


def test_the_same_bytes_twice_are_one_original_and_may_be_two_exhibits() -> None:
    with looking(person("protected-b")) as look:
        first, second = added(look), added(look, marking="PROTECTED A", title="Again")
        assert first.id != second.id
        assert first.original_id == second.original_id
        assert (Exhibit.objects.count(), Original.objects.count()) == (2, 1)


def test_bytes_kept_before_both_digests_were_taken_have_both_in_their_exhibit() -> None:
    Original.objects.create(digest=sha256(BODY).hexdigest(), size=len(BODY))
    with looking(person("protected-b")) as look:
        assert added(look).sha512 == sha512(BODY).hexdigest()
        assert Original.objects.get().sha512 == ""


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 301}),
        ("description", {"description": "x" * 5_001}),
        ("obtained_where", {"obtained": {"where": ""}}),
        ("collected_by", {"obtained": {"collected_by": " "}}),
        ("authority_kind", {"obtained": {"authority_kind": "because"}}),
        ("authority", {"obtained": {"authority": ""}}),
        ("obtained_at", {"obtained": {"at": timezone.now() + timedelta(hours=1)}}),
    ],
)
def test_what_is_not_said_is_asked_for_by_its_place(place: str, facts: dict[str, Any], folder: Path) -> None:
    from dataclasses import replace

    if "obtained" in facts:
        facts = {"obtained": replace(OBTAINED, **facts["obtained"])}
    with looking(person("protected-b")) as look:
        refused = _refused(BadExhibit, lambda: added(look, **facts))
        assert refused.facts["place"] == place
    assert list(folder.iterdir()) == []


def test_nothing_is_registered_above_sight(folder: Path) -> None:
    with looking(person("protected-b")) as look:
        _refused(MarkingAboveSight, lambda: added(look, marking="SECRET"))
    assert list(folder.iterdir()) == []


def test_a_handover_is_complete_when_both_have_acted() -> None:
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = added(look)
        handover = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        custody = chain_of(look, made)
        assert custody.holder == giver.id
        assert custody.pending is not None
        assert (handover.position, handover.place, handover.reason) == (0, GIVEN["place"], GIVEN["reason"])
        assert handover.marking_id == made.marking_id
    with looking(recipient) as look:
        said = answer(actor=look, handover=handover.id, kind=Answered.CONFIRMED)
        assert (said.answered_by_id, said.reason, said.marking_id) == (recipient.id, "", made.marking_id)
        custody = chain_of(look, made)
        assert custody.holder == recipient.id
        assert custody.pending is None
        back = hand_over(actor=look, exhibit=made.id, recipient=giver.id, **GIVEN)
        assert back.position == 1
    with looking(giver) as look:
        answer(actor=look, handover=back.id, kind=Answered.CONFIRMED)
        assert [one.holder for one in chain_of(look, made).holdings] == [giver.id, recipient.id, giver.id]


def test_nobody_confirms_for_another() -> None:
    giver, recipient, third = person("protected-b"), person("recipient"), person("third")
    with looking(giver) as look:
        handover = hand_over(actor=look, exhibit=added(look).id, recipient=recipient.id, **GIVEN)
        for kind in (Answered.CONFIRMED, Answered.DECLINED):
            _refused(
                NotYourAnswer,
                lambda kind=kind: answer(actor=look, handover=handover.id, kind=kind, reason="x"),
            )
    with looking(third) as look:
        for kind in Answered:
            _refused(
                NotYourAnswer,
                lambda kind=kind: answer(actor=look, handover=handover.id, kind=kind, reason="x"),
            )
    with looking(recipient) as look:
        _refused(
            NotYourAnswer,
            lambda: answer(actor=look, handover=handover.id, kind=Answered.TAKEN_BACK, reason="x"),
        )


def test_an_answer_is_given_once_and_not_without_its_reason() -> None:
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = added(look)
        first = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        _refused(
            BadExhibit, lambda: answer(actor=look, handover=first.id, kind=Answered.TAKEN_BACK, reason=" ")
        )
        answer(actor=look, handover=first.id, kind=Answered.TAKEN_BACK, reason="On leave")
        second = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
    with looking(recipient) as look:
        _refused(AlreadyAnswered, lambda: answer(actor=look, handover=first.id, kind=Answered.CONFIRMED))
        _refused(BadExhibit, lambda: answer(actor=look, handover=second.id, kind=Answered.DECLINED))
        answer(actor=look, handover=second.id, kind=Answered.DECLINED, reason="Seal broken")
        _refused(AlreadyAnswered, lambda: answer(actor=look, handover=second.id, kind=Answered.CONFIRMED))
        assert chain_of(look, made).holder == giver.id


def test_two_handovers_are_never_pending_at_once() -> None:
    giver, recipient, third = person("protected-b"), person("recipient"), person("third")
    with looking(giver) as look:
        made = added(look)
        hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        _refused(
            HandoverPending,
            lambda: hand_over(actor=look, exhibit=made.id, recipient=third.id, **GIVEN),
        )


def test_two_handovers_made_at_the_same_moment_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw no handover: the second is refused by the store."""
    from tamarack.trust.custody import queries

    giver, recipient, third = person("protected-b"), person("recipient"), person("third")
    with looking(giver) as look:
        made = added(look)
        before = chain_of(look, made)
        hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        monkeypatch.setattr(queries, "chain_of", lambda viewer, exhibit: before)
        _refused(
            HandoverPending,
            lambda: hand_over(actor=look, exhibit=made.id, recipient=third.id, **GIVEN),
        )


def test_only_the_holder_hands_over_and_only_to_whoever_may_see_it() -> None:
    giver, recipient = person("secret"), person("protected-b")
    others = [person(login) for login in ("uncleared", "reader", "administrator")]
    with looking(giver) as look:
        made, secret = added(look), added(look, marking="SECRET")
        assert [one.id for one in recipients(look, made)] == [recipient.id]
        assert recipients(look, secret) == []
        for other in (*others, giver):
            _refused(
                NotForThem,
                lambda other=other: hand_over(actor=look, exhibit=made.id, recipient=other.id, **GIVEN),
            )
        _refused(
            NotForThem,
            lambda: hand_over(actor=look, exhibit=secret.id, recipient=recipient.id, **GIVEN),
        )
        for place in GIVEN:
            _refused(
                BadExhibit,
                lambda place=place: hand_over(
                    actor=look, exhibit=made.id, recipient=recipient.id, **(GIVEN | {place: ""})
                ),
            )
    with looking(recipient) as look:
        _refused(NotTheHolder, lambda: hand_over(actor=look, exhibit=made.id, recipient=giver.id, **GIVEN))


def test_what_is_derived_carries_at_least_the_marking_of_what_it_came_from() -> None:
    with looking(person("secret")) as look:
        origin = added(look, marking="SECRET")
        for below in ("UNCLASSIFIED", "PROTECTED B", "CONFIDENTIAL"):
            _refused(BelowItsOrigin, lambda below=below: derived(look, origin, marking=below))
        _refused(BadExhibit, lambda: derived(look, origin, marking="SECRET", made=Made("", "1", "x")))
        made = derived(look, origin, marking="SECRET//CEO")
        assert (made.made_from_id, made.tool, made.tool_version, made.done) == (
            origin.id,
            MADE.tool,
            MADE.version,
            MADE.done,
        )
        assert made.obtained_at is None
        assert made.media_type == "text/plain"
        assert chain_of(look, made).holder == look.viewer.officer


def test_a_check_says_what_it_found_and_is_on_record(folder: Path) -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        made = added(look)
        assert check(actor=look, exhibit=made.id).outcome == "whole"
        place = opened(made.original_id)
        place.chmod(0o600)
        place.write_bytes(BODY[:-1] + b"E")
        assert check(actor=look, exhibit=made.id).outcome == "differs"
        place.unlink()
        assert check(actor=look, exhibit=made.id).outcome == "missing"
        found = ExhibitCheck.objects.order_by("checked_at").values_list("outcome", "checked_by_id")
        assert list(found) == [(one, officer.id) for one in ("whole", "differs", "missing")]


def test_bytes_that_were_altered_are_not_healed_by_handing_them_in_again(folder: Path) -> None:
    with looking(person("protected-b")) as look:
        made = added(look)
        place = opened(made.original_id)
        place.chmod(0o600)
        place.write_bytes(b"altered")
        again = added(look)
        assert place.read_bytes() == b"altered"
        assert check(actor=look, exhibit=again.id).outcome == "differs"


def test_every_act_leaves_one_event_that_names_what_it_was_about(monkeypatch: pytest.MonkeyPatch) -> None:
    from tamarack.trust.custody import actions

    noted: list[tuple[Any, ...]] = []
    honest = actions.record

    def noting(verb: str, **named: Any) -> int:
        noted.append((verb, named["actor"].viewer.officer, named["objects"], named.get("words")))
        return honest(verb, **named)

    monkeypatch.setattr(actions, "record", noting)
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = added(look)
        listing = derived(look, made)
        handover = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        check(actor=look, exhibit=made.id)
        _refused(HandoverPending, lambda: hand_over(actor=look, exhibit=made.id, recipient=1, **GIVEN))
    with looking(recipient) as look:
        answer(actor=look, handover=handover.id, kind=Answered.DECLINED, reason="Seal torn")
    one, other, given = ((row.id, row.marking_id) for row in (made, listing, handover))
    assert noted == [
        ("exhibit.add", giver.id, [one], _digests(BODY)),
        ("exhibit.derive", giver.id, [other, one], _digests(b"listing")),
        ("exhibit.hand-over", giver.id, [one, given, (recipient.id, None)], GIVEN),
        ("exhibit.check", giver.id, [one], None),
        ("exhibit.answer", recipient.id, [one, given], {"reason": "Seal torn"}),
    ]


def _digests(body: bytes) -> dict[str, str]:
    """What the log commits to: who swaps two exhibits' rows can't swap these."""
    return {
        "sha256": sha256(body).hexdigest(),
        "sha512": sha512(body).hexdigest(),
        "size": str(len(body)),
    }


def test_what_may_not_be_seen_is_not_there() -> None:
    with looking(person("secret")) as look:
        hidden = added(look, marking="SECRET")
    with looking(person("protected-b")) as look:
        for identifier in (hidden.id, 1):
            for act in (
                lambda identifier=identifier: check(actor=look, exhibit=identifier),
                lambda identifier=identifier: hand_over(actor=look, exhibit=identifier, recipient=1, **GIVEN),
            ):
                assert _refused(NoSuchExhibit, act).facts == {"id": identifier}
        assert _refused(
            NoSuchHandover, lambda: answer(actor=look, handover=1, kind=Answered.CONFIRMED)
        ).facts == {"id": 1}


def test_rows_are_never_changed() -> None:
    with looking(person("protected-b")) as look:
        made = added(look)
        for act in (
            lambda: Exhibit.objects.filter(id=made.id).update(title="Another"),
            lambda: Exhibit.objects.filter(id=made.id).delete(),
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                act()


def test_a_stream_that_breaks_leaves_nothing(folder: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("gone")

    def act(look: Look) -> object:
        from tamarack.trust.custody.actions import add_exhibit
        from tamarack.trust.markings.marking import Marking

        return add_exhibit(
            actor=look, stream=Broken(), name="x", title="x", obtained=OBTAINED, marking=Marking()
        )

    with looking(person("protected-b")) as look:
        before = _counts()
        with pytest.raises(OSError, match="gone"):
            act(look)
        assert _counts() == before
    assert list(folder.iterdir()) == []
