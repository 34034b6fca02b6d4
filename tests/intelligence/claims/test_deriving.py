"""What is derived carries at least what it came from."""

from __future__ import annotations

import pytest

from tamarack.intelligence.claims.errors import NoSuchEntity
from tamarack.intelligence.claims.models import LiveClaim
from tamarack.intelligence.claims.queries import dossier, labels_of
from tamarack.intelligence.findings import actions
from tamarack.intelligence.findings.reading import MENTION, readings
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.portion import render
from tests.ground.people import looking, person
from tests.ground.reporting import person_named, told

pytestmark = pytest.mark.django_db
TEXT = "Abel Orr met Ines Roy at the quay."


def test_a_tie_to_a_hidden_person_is_hidden_from_who_may_read_the_report() -> None:
    with looking(person("all-seeing")) as look:
        hidden = told(look, "hidden", person_named("p1", "Hiddenman Secretname"), marking="SECRET//LARCH")
        secret = LiveClaim.objects.get(report=hidden).entity
        report = told(look, TEXT, marking="PROTECTED A")
        abel = actions.record_thing(
            actor=look, report=report.id, words=actions.Words(0, 8, "Abel Orr"), schema="Person"
        )
        tie = actions.record_link(
            actor=look, report=report.id, words=actions.Words(0, 21, TEXT[:21]), schema="Associate",
            source=abel, target=secret,
        )  # fmt: skip
        said = LiveClaim.objects.filter(entity=tie)
        assert {render(marking_of(claim.marking_id)) for claim in said} == {"PROTECTED A//SECRET//LARCH"}
        assert {claim.value for claim in said} == {TEXT[:21]}
    with looking(person("protected-b")) as look:
        seen = dossier(look, abel)
        assert seen.links == []
        assert not LiveClaim.objects.filter(value__contains="Hiddenman").exists()
        with pytest.raises(NoSuchEntity):
            dossier(look, secret)


def test_accepting_a_mention_of_somebody_hidden_does_not_reveal_them() -> None:
    with looking(person("all-seeing")) as look:
        hidden = told(look, "hidden", person_named("p1", "Abel Orr"), marking="SECRET//LARCH")
        secret = LiveClaim.objects.get(report=hidden).entity
        report = told(look, TEXT, marking="PROTECTED A")
        mention = next(one for one in readings(look, report) if one.kind == MENTION)
        assert actions.accept(actor=look, report=report.id, finding=mention.id) == secret
        assert next(one for one in readings(look, report) if one.kind == MENTION).state == "accepted"
    with looking(person("protected-b")) as look:
        assert labels_of(look, [secret]) == {}
        assert MENTION not in {one.kind for one in readings(look, report)}


def test_what_is_known_at_the_reports_own_height_needs_no_more() -> None:
    with looking(person("all-seeing")) as look:
        low = told(look, "low", person_named("p1", "Abel Orr"), marking="PROTECTED A")
        known = LiveClaim.objects.get(report=low).entity
        report = told(look, TEXT, marking="PROTECTED B")
        actions.record_thing(
            actor=look, report=report.id, words=actions.Words(0, 8, "Abel Orr"), schema="Person", entity=known
        )
        assert LiveClaim.objects.get(report=report).marking_id == report.marking_id
