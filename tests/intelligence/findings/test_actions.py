"""Deciding about findings: what becomes claims, what is only decided."""

from __future__ import annotations

import pytest

from tamarack.intelligence.claims.actions import retract, withdraw
from tamarack.intelligence.claims.errors import AlreadyWithdrawn, NoSuchEntity
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.findings import actions
from tamarack.intelligence.findings.errors import NoSuchFinding, NothingChosen
from tamarack.intelligence.findings.reading import Reading, readings
from tamarack.trust.markings.viewing import Look
from tests.ground.people import looking, person
from tests.ground.reporting import person_named, told

pytestmark = pytest.mark.django_db
TEXT = "Marta Quill called +1 514-555-0134 on 12 April 2026. Passport no. AB123456."


def of_kind(look: Look, report: Report, kind: str) -> Reading:
    return next(one for one in readings(look, report) if one.kind == kind)


def test_an_accepted_finding_is_a_claim_that_cites_the_exact_words() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT)
        entity = actions.accept(actor=look, report=report.id, finding=of_kind(look, report, "telephone").id)
        claim = LiveClaim.objects.get(report=report)
        assert (claim.entity, claim.schema, claim.property, claim.normal) == (
            entity,
            "Phone",
            "number",
            "+15145550134",
        )
        assert TEXT[claim.start : claim.end] == "+1 514-555-0134"
        assert of_kind(look, report, "telephone").state == "accepted"


def test_a_rejected_finding_leaves_no_claim_and_may_be_reopened() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT)
        finding = of_kind(look, report, "passport").id
        actions.reject(actor=look, report=report.id, finding=finding)
        assert of_kind(look, report, "passport").state == "rejected"
        actions.reopen(actor=look, report=report.id, finding=finding)
        assert of_kind(look, report, "passport").state == "open"
        assert not LiveClaim.objects.filter(report=report).exists()


def test_a_corrected_finding_keeps_the_words_it_cites() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT)
        actions.correct(
            actor=look, report=report.id, finding=of_kind(look, report, "passport").id, value="AB123466"
        )
        claim = LiveClaim.objects.get(report=report)
        assert claim.value == "AB123466"
        assert TEXT[claim.start : claim.end] == "AB123456"


def test_a_name_that_is_known_is_found_and_tied_to_whom_it_names() -> None:
    with looking(person("secret")) as look:
        known = told(look, "known before", person_named("p1", "Marta Quill"))
        entity = LiveClaim.objects.get(report=known).entity
        report = told(look, TEXT)
        mention = of_kind(look, report, "mention")
        assert (mention.text, [one.id for one in mention.known]) == ("Marta Quill", [entity])
        assert actions.accept(actor=look, report=report.id, finding=mention.id) == entity
        assert LiveClaim.objects.get(report=report).entity == entity


def test_a_name_that_the_viewer_may_not_see_is_not_found() -> None:
    with looking(person("all-seeing")) as look:
        told(look, "hidden", person_named("p1", "Marta Quill"), marking="SECRET//LARCH")
    with looking(person("protected-b")) as look:
        report = told(look, TEXT)
        assert "mention" not in {one.kind for one in readings(look, report)}


def test_of_two_known_namesakes_the_officer_must_choose() -> None:
    with looking(person("secret")) as look:
        told(look, "one", person_named("p1", "Marta Quill"))
        told(look, "two", person_named("p2", "Marta Quill"))
        report = told(look, TEXT)
        with pytest.raises(NothingChosen):
            actions.accept(actor=look, report=report.id, finding=of_kind(look, report, "mention").id)
        assert not LiveClaim.objects.filter(report=report).exists()


def test_nothing_is_found_at_another_place() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT)
        for finding in ("telephone-1-2", "nonsense", "telephone-x-y", "mention-99999999-100000000"):
            with pytest.raises(NoSuchFinding):
                actions.accept(actor=look, report=report.id, finding=finding)


def test_nothing_more_is_recorded_from_a_withdrawn_report() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT)
        finding = of_kind(look, report, "telephone").id
        withdraw(actor=look, report=report.id, reason="wrong person")
        with pytest.raises(AlreadyWithdrawn):
            actions.accept(actor=look, report=report.id, finding=finding)


def test_recording_by_hand_a_thing_and_a_tie() -> None:
    with looking(person("secret")) as look:
        report = told(look, "Abel Orr met Ines Roy at the quay")
        abel = actions.record_thing(
            actor=look, report=report.id, words=actions.Words(0, 8, "Abel Orr"), schema="Person"
        )
        ines = actions.record_thing(
            actor=look, report=report.id, words=actions.Words(13, 21, "Ines Roy"), schema="Person"
        )
        tie = actions.record_link(
            actor=look, report=report.id, words=actions.Words(0, 21, "Abel Orr met Ines Roy"),
            schema="Associate", source=abel, target=ines,
        )  # fmt: skip
        ends = LiveClaim.objects.filter(entity=tie).values_list("target", flat=True)
        assert set(ends) == {abel, ines}
        with pytest.raises(NoSuchEntity):
            actions.record_link(
                actor=look,
                report=report.id,
                words=actions.Words(0, 4, "Abel"),
                schema="Associate",
                source=abel,
                target=1,
            )


def test_a_claim_taken_back_is_gone_and_its_words_are_open_again() -> None:
    with looking(person("secret")) as look:
        report = told(look, "Abel Orr met Ines Roy")
        actions.record_thing(
            actor=look, report=report.id, words=actions.Words(0, 8, "Abel Orr"), schema="Person"
        )
        retract(actor=look, claim=LiveClaim.objects.get(report=report).id, reason="misread")
        assert not LiveClaim.objects.filter(report=report).exists()
