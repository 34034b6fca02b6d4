"""Recording, withdrawing, retracting: what vanishes, who may read why, what twice or at once does."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from threading import Barrier, Thread

import pytest
from django.db import connections

from tamarack.foundation.errors import TamarackError
from tamarack.intelligence.claims.actions import record_claims, retract, withdraw
from tamarack.intelligence.claims.errors import (
    AlreadyWithdrawn,
    NoReason,
    NoSuchEntity,
    NoSuchReport,
    NothingToTakeBack,
    NotYours,
    WordsNotThere,
)
from tamarack.intelligence.claims.models import LiveClaim, Report, Retraction, Withdrawal
from tamarack.intelligence.claims.queries import (
    claims_of_report,
    dossier,
    report_by_id,
    reports,
    withdrawn_among,
)
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.findings.reading import MENTION, readings
from tamarack.intelligence.search.queries import complete, search
from tamarack.intelligence.sources.models import Source
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.models import MarkingRow
from tests.ground.people import looking, person
from tests.ground.reporting import person_named, source, taken, told

TEXT = "Ambrose Quill rang +1 613 555 0110 from the depot."
SAID = [
    *person_named("a", "Ambrose Quill", birthDate="1961-03-04"),
    Statement("a", "Person", "phone", "+1 613 555 0110"),
]


@pytest.mark.django_db
def test_withdrawn_claims_are_gone_from_every_answer_at_once() -> None:
    with looking(person("protected-b")) as look:
        report = told(look, TEXT, SAID)
        other = told(look, "Again Ambrose Quill at 613-555-0110.", name="b.txt")
        entity = LiveClaim.objects.filter(report=report).values_list("entity", flat=True)[0]
        assert [one.id for one in search(look, "quill ambrose") if one.kind == "person"] == [entity]
        assert any(one.kind == MENTION for one in readings(look, other))
        assert withdraw(actor=look, report=report.id, reason="wrong man")["claims"] == 3
        with pytest.raises(NoSuchEntity):
            dossier(look, entity)
        assert not [one for one in search(look, "quill ambrose") if one.kind == "person"]
        assert not [one for one in search(look, "+1 613 555 0110") if one.kind != "report"]
        assert complete(look, "quill") == []
        assert claims_of_report(look, report.id) == []
        assert not any(one.kind == MENTION for one in readings(look, other))
        assert not any(one.known for one in readings(look, other))


@pytest.mark.django_db
def test_a_withdrawn_report_says_who_and_why_to_those_who_could_see_it() -> None:
    with looking(person("secret")) as look:
        report = told(look, TEXT, SAID, marking="SECRET")
        withdraw(actor=look, report=report.id, reason="  wrong man ")
        _, withdrawal = report_by_id(look, report.id)
        assert withdrawal is not None
        assert (withdrawal.reason, withdrawal.withdrawn_by.login) == ("wrong man", "secret")
        assert withdrawn_among(look, [report.id]) == {report.id}
        assert [one.id for one in reports(look)] == [report.id]
    with looking(person("protected-b")) as look:
        with pytest.raises(NoSuchReport):
            report_by_id(look, report.id)
        assert withdrawn_among(look, [report.id]) == set()
        assert not Withdrawal.objects.exists()


@pytest.mark.django_db
def test_what_another_report_says_still_stands() -> None:
    with looking(person("protected-b")) as look:
        told(look, "One.", SAID)
        second = told(look, "Two.", SAID[:2], name="b.txt")
        entity = LiveClaim.objects.filter(report=second).values_list("entity", flat=True)[0]
        assert len(dossier(look, entity).claims) == 5
        withdraw(actor=look, report=second.id, reason="doubled")
        assert {said.report for said in dossier(look, entity).claims} != {second.id}
        assert len(dossier(look, entity).claims) == 3


@pytest.mark.django_db
def test_refusals_move_nothing() -> None:
    with looking(person("all-seeing")) as look:
        hidden = told(look, TEXT, SAID, marking="TOP SECRET")
    with looking(person("protected-b")) as look:
        report = told(look, TEXT, SAID)
        cases: list[tuple[type[TamarackError], Callable[[], object]]] = [
            (NoReason, lambda: withdraw(actor=look, report=report.id, reason=" ")),
            (NoSuchReport, lambda: withdraw(actor=look, report=hidden.id, reason="x")),
            (NoSuchReport, lambda: withdraw(actor=look, report=1, reason="x")),
            (NoSuchReport, lambda: record_claims(actor=look, report=hidden.id, statements=SAID)),
            (NothingToTakeBack, lambda: retract(actor=look, claim=1, reason="x")),
            (WordsNotThere, lambda: record_claims(
                actor=look,
                report=report.id,
                statements=[Statement("new:x", "Person", "name", "X", start=40, end=400)])),
        ]  # fmt: skip
        before = (LiveClaim.objects.count(), Withdrawal.objects.count(), Retraction.objects.count())
        for error, act in cases:
            with pytest.raises(error):
                act()
        assert (LiveClaim.objects.count(), Withdrawal.objects.count(), Retraction.objects.count()) == before
        withdraw(actor=look, report=report.id, reason="x")
        for again in (
            lambda: withdraw(actor=look, report=report.id, reason="x"),
            lambda: record_claims(actor=look, report=report.id, statements=SAID),
        ):
            with pytest.raises(AlreadyWithdrawn):
                again()


@pytest.mark.django_db
def test_hidden_and_absent_reports_are_refused_in_the_same_words() -> None:
    with looking(person("all-seeing")) as look:
        hidden = told(look, TEXT, marking="TOP SECRET").id
    with looking(person("protected-b")) as look:
        for identifier in (hidden, 1):
            with pytest.raises(NoSuchReport) as refused:
                report_by_id(look, identifier)
            assert refused.value.facts == {"id": identifier}


@pytest.mark.django_db
def test_a_claim_taken_back_is_gone_and_taken_back_once() -> None:
    with looking(person("protected-b")) as look:
        report = told(look, TEXT, SAID)
        claim = LiveClaim.objects.get(report=report, property="phone")
        retract(actor=look, claim=claim.id, reason="misread")
        assert not LiveClaim.objects.filter(id=claim.id).exists()
        with pytest.raises(NothingToTakeBack):
            retract(actor=look, claim=claim.id, reason="misread")
        assert LiveClaim.objects.filter(report=report).count() == 2


def _at_once(officer: Officer, act: Callable[[object], object], times: int = 4) -> list[str]:
    """What comes of the same act by several at the same moment, each on a connection of its own."""
    barrier, outcomes = Barrier(times), []

    def one() -> None:
        try:
            with looking(officer) as look:
                Report.objects.count()
                barrier.wait(20)
                act(look)
            outcomes.append("done")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def test_of_several_withdrawals_at_once_one_counts(own_store: str) -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        report = told(look, TEXT, SAID)
    found = _at_once(officer, lambda look: withdraw(actor=look, report=report.id, reason="x"))  # type: ignore[arg-type]
    assert found == ["AlreadyWithdrawn"] * 3 + ["done"]
    with looking(officer):
        assert Withdrawal.objects.count() == 1


def test_of_several_retractions_at_once_one_counts(own_store: str) -> None:
    officer = person("protected-b")
    with looking(officer) as look:
        claim = LiveClaim.objects.get(report=told(look, TEXT, SAID), property="phone")
    found = _at_once(officer, lambda look: retract(actor=look, claim=claim.id, reason="x"))  # type: ignore[arg-type]
    assert found == ["NothingToTakeBack"] * 3 + ["done"]


def test_a_source_and_a_marking_added_at_once_are_one(own_store: str) -> None:
    officer = person("secret")
    found = _at_once(officer, lambda look: source(look, "A voice", "SECRET//ORCON CSIS"))  # type: ignore[arg-type]
    assert found == ["done"] * 4
    with looking(officer):
        assert Source.objects.count() == 1
        assert MarkingRow.objects.filter(text__contains="ORCON").count() == 1


@pytest.mark.django_db
def test_what_a_report_encloses_is_withdrawn_with_it() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ann@example.org", "bob@example.org", "list"
    mail.set_content("See the list.")
    line = json.dumps({"id": "p1", "schema": "Person", "properties": {"name": ["Enclosed Person"]}})
    mail.add_attachment(
        (line + "\n").encode(), maintype="application", subtype="json", filename="list.ftm.json"
    )
    with looking(person("secret")) as look:
        taken(look, mail.as_bytes(), name="mail.eml")
        report = Report.objects.get(enclosed_in=None, title__contains="list")
        assert LiveClaim.objects.filter(value="Enclosed Person").exists()
        withdraw(actor=look, report=report.id, reason="sent in error")
        assert not LiveClaim.objects.exists()


@pytest.mark.django_db
def test_who_may_not_withdraw_takes_back_only_their_own_claims() -> None:
    with looking(person("secret")) as look:
        told(look, "Abel Orr.", person_named("p1", "Abel Orr"))
    claim = None
    with looking(person("protected-b")) as look:
        claim = LiveClaim.objects.get(value="Abel Orr")
        with pytest.raises(NotYours):
            retract(actor=look, claim=claim.id, reason="I say so")
        assert LiveClaim.objects.filter(id=claim.id).exists()
        retract(actor=look, claim=claim.id, reason="a supervisor's word", of_others=True)
        assert not LiveClaim.objects.filter(id=claim.id).exists()
