"""Reading exhibits: what the viewer sees, who holds it, what was made from what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tamarack.trust.custody.actions import answer, check, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.errors import NoSuchExhibit, NoSuchHandover
from tamarack.trust.custody.queries import (
    chain_of,
    checks_of,
    exhibit_by_id,
    exhibits,
    family_of,
    handover_by_id,
    lineage_of,
    offered_to,
    titles_of,
    waiting_among,
)
from tests.ground.exhibiting import added, derived
from tests.ground.people import looking, person

pytestmark = pytest.mark.django_db
GIVEN: dict[str, str] = {"place": "Evidence room", "reason": "For examination"}


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path


def test_the_list_is_of_what_is_seen_newest_first_and_goes_on_where_it_ended() -> None:
    with looking(person("secret")) as look:
        made = [added(look, bytes([at]), title=f"Number {at}") for at in range(4)]
        added(look, b"hidden", marking="SECRET", title="Number hidden")
    with looking(person("protected-b")) as look:
        listed = exhibits(look)
        assert [one.exhibit.id for one in listed] == [one.id for one in reversed(made)]
        first = exhibits(look, most=3)
        last = first[-1].exhibit
        assert [one.exhibit.id for one in exhibits(look, before=(last.registered_at, last.id))] == [
            made[0].id
        ]
        assert [one.exhibit.title for one in exhibits(look, text="number 2")] == ["Number 2"]
        assert exhibits(look, text="hidden") == []
        assert exhibits(look, text="%") == []


def test_the_list_s_holder_is_the_chain_s() -> None:
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        moved, waiting, kept = (added(look, title=title) for title in ("moved", "waiting", "kept"))
        first = hand_over(actor=look, exhibit=moved.id, recipient=recipient.id, **GIVEN)
        second = hand_over(actor=look, exhibit=waiting.id, recipient=recipient.id, **GIVEN)
    with looking(recipient) as look:
        assert [one.id for one in offered_to(look)] == [first.id, second.id]
        answer(actor=look, handover=first.id, kind=Answered.CONFIRMED)
        assert [one.id for one in offered_to(look)] == [second.id]
        holders = {one.exhibit.title: one.holder for one in exhibits(look)}
        assert holders == {"moved": recipient.id, "waiting": giver.id, "kept": giver.id}
        assert {one.exhibit.title: chain_of(look, one.exhibit).holder for one in exhibits(look)} == holders
        assert [one.exhibit.title for one in exhibits(look, held_by=recipient.id)] == ["moved"]
        assert [one.exhibit.title for one in exhibits(look, waiting=True)] == ["waiting"]
        assert waiting_among(look, [moved.id, waiting.id, kept.id]) == {waiting.id}
    with looking(giver) as look:
        assert offered_to(look) == []


def test_a_family_shows_no_file_above_sight() -> None:
    with looking(person("secret")) as look:
        root = added(look)
        one = derived(look, root, title="one")
        two = derived(look, one, b"two", title="two")
        other = derived(look, root, b"other", title="other")
        hidden = derived(look, root, b"hidden", "PROTECTED B//SECRET", title="hidden")
        under = derived(look, hidden, b"under", "PROTECTED B//SECRET", title="under")
        everything = {root.id, one.id, two.id, other.id, hidden.id, under.id}
        assert {each.id for each in family_of(look, two)} == everything
        assert {each.id for each in lineage_of(look, one)} == {root.id, one.id, two.id}
        assert {each.id for each in lineage_of(look, under)} == {root.id, hidden.id, under.id}
        assert {each.id for each in lineage_of(look, root)} == everything
    with looking(person("protected-b")) as look:
        assert {each.id for each in family_of(look, two)} == {root.id, one.id, two.id, other.id}
        assert {each.id for each in lineage_of(look, root)} == {root.id, one.id, two.id, other.id}


def test_hidden_and_absent_are_the_same() -> None:
    with looking(person("secret")) as look:
        made = added(look, marking="SECRET")
    recipient = person("second-secret", unit="MTL", role="analyst", agency="RCMP", classified="SECRET")
    with looking(person("secret")) as look:
        handover = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
        check(actor=look, exhibit=made.id)
        assert [one.outcome for one in checks_of(look, made)] == ["whole"]
        assert titles_of(look, [made.id, handover.id]) == {made.id: made.title}
    with looking(person("protected-b")) as look:
        for identifier in (made.id, 1):
            with pytest.raises(NoSuchExhibit) as refused:
                exhibit_by_id(look, identifier)
            assert refused.value.facts == {"id": identifier}
        for identifier in (handover.id, 1):
            with pytest.raises(NoSuchHandover) as absent:
                handover_by_id(look, identifier)
            assert absent.value.facts == {"id": identifier}
        assert titles_of(look, [made.id]) == {}
        assert checks_of(look, made) == []
        assert chain_of(look, made).handed == ()
