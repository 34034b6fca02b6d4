"""Reading the log: by station, by sight; an auditor without a compartment sees that, and not what."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import tamarack.trust.audit.verifier
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.intelligence.search.queries import search
from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.errors import NoSuchEvent, NotSealed
from tamarack.trust.audit.log_files import first_key
from tamarack.trust.audit.proof_file import verify_proof
from tamarack.trust.audit.proving import prove
from tamarack.trust.audit.queries import Asked, Seen, event_by_id, log
from tamarack.trust.audit.sealer import seal_all
from tamarack.trust.markings.marking import Purpose
from tests.ground.people import looking, person
from tests.ground.reporting import told

VERIFIER = Path(next(iter(tamarack.trust.audit.verifier.__path__))) / "tamarack_verify.py"


@pytest.fixture
def store(own_store: str, tmp_path: Path, settings: Any) -> Iterator[dict[str, Any]]:
    """A plain report and one in a compartment, both opened and searched for by somebody who sees all."""
    settings.CUSTODY_FOLDER = tmp_path / "custody"
    settings.LOG_FOLDER = tmp_path / "log"
    reader = person("all-seeing")
    with looking(reader) as look:
        plain = told(look, "Openfield by the water.", title="Openfield")
        hidden = told(look, "Larchmoor by the water.", marking="SECRET//LARCH", title="Larchmoor")
    with looking(reader) as look:
        report_by_id(look, plain.id)
        report_by_id(look, hidden.id)
        search(look, "Larchmoor")
    yield {"reader": reader, "plain": plain.id, "hidden": hidden.id}


def read(officer: Officer, **asked: Any) -> list[Seen]:
    with looking(officer, Purpose.OVERSIGHT) as look:
        return log(look, Asked(**asked))


def opened(found: list[Seen]) -> list[Seen]:
    return [one for one in found if one.verb == "report.read"]


def test_an_auditor_sees_that_it_happened_and_what_they_may_see_of_it(store: dict[str, Any]) -> None:
    hidden, plain = opened(read(person("auditor")))
    assert (plain.named, plain.hidden) == ((store["plain"],), False)
    assert (hidden.named, hidden.hidden) == ((), True)
    assert hidden.actor == plain.actor == store["reader"].id
    assert (hidden.purpose, hidden.details, hidden.words) == ("intelligence", {}, {})


def test_what_was_typed_carries_the_height_of_who_typed_it(store: dict[str, Any]) -> None:
    (searched,) = [one for one in read(person("auditor")) if one.verb == "search"]
    assert (searched.words, searched.words_hidden) == ({}, True)
    cleared = person("cleared-auditor", unit="IRCC-AUD", role="auditor", agency="IRCC", protected="C",
                     classified="TOP SECRET", compartments=("LARCH", "CEDAR"))  # fmt: skip
    (searched,) = [one for one in read(cleared) if one.verb == "search"]
    assert (searched.words, searched.words_hidden) == ({"asked": "Larchmoor"}, False)
    assert [one.verb for one in read(person("auditor"), words="larchmoor")] == []
    assert [one.verb for one in read(cleared, words="larchmoor") if one.verb != "log.read"] == ["search"]


def test_an_address_that_was_refused_carries_the_height_of_who_asked(store: dict[str, Any]) -> None:
    client = Client()
    client.force_login(store["reader"])
    session = client.session
    session["purpose"], session["reason"] = "intelligence", ""
    session.save()
    assert client.get(f"/reports/{show(1)}/").status_code == 404
    (seen, *_) = [one for one in read(person("auditor")) if one.verb == "refused"]
    assert (seen.details, seen.words, seen.words_hidden) == ({"code": "no-such-report"}, {}, True)


def test_the_history_of_a_hidden_record_is_empty(store: dict[str, Any]) -> None:
    assert {one.verb for one in read(person("auditor"), record=store["plain"])} >= {"report.read"}
    assert read(person("auditor"), record=store["hidden"]) == read(person("auditor"), record=12345) == []


def test_supervisors_see_their_unit_and_everybody_else_themselves(store: dict[str, Any]) -> None:
    supervisor = person("second-all-seeing")  # of OTT, as the reader is
    assert {one.actor for one in opened(read(supervisor))} == {store["reader"].id}
    elsewhere = person("head", unit="MTL", role="unit_supervisor", agency="RCMP", protected="C")
    assert opened(read(elsewhere)) == []
    assert opened(read(person("secret"))) == []
    assert {one.actor for one in opened(read(store["reader"]))} == {store["reader"].id}


def test_reading_the_log_is_in_the_log(store: dict[str, Any]) -> None:
    auditor = person("auditor")
    read(auditor, officers=[store["reader"].id], words="Quill")
    (seen, *_) = [one for one in read(auditor) if one.verb == "log.read"]
    assert (seen.actor, seen.named, seen.words["asked"]) == (auditor.id, (store["reader"].id,), "Quill")


def test_pages_of_the_log_follow_each_other_without_gaps(store: dict[str, Any]) -> None:
    auditor = person("auditor")
    with looking(auditor, Purpose.OVERSIGHT) as look:
        whole = [one.id for one in log(look, most=500)]
    paged: list[int] = []
    before: tuple[Any, int] | None = None
    while True:
        with looking(auditor, Purpose.OVERSIGHT) as look:
            page = log(look, Asked(before=before), most=3)
        if not page:
            break
        paged += [one.id for one in page]
        before = (page[-1].at, page[-1].id)
    assert [one for one in paged if one in whole] == whole


def test_one_event_and_none(store: dict[str, Any]) -> None:
    auditor = person("auditor")
    hidden, _ = opened(read(auditor))
    with looking(auditor, Purpose.OVERSIGHT) as look:
        assert event_by_id(look, hidden.id).hidden
        with pytest.raises(NoSuchEvent):
            event_by_id(look, 12345)
    with looking(person("secret"), Purpose.OVERSIGHT) as look, pytest.raises(NoSuchEvent):
        event_by_id(look, hidden.id)


def test_a_proof_opens_what_its_reader_may_see_and_nothing_else(
    store: dict[str, Any], tmp_path: Path
) -> None:
    auditor = person("auditor")
    hidden, plain = opened(read(auditor))
    with looking(auditor, Purpose.OVERSIGHT) as look, pytest.raises(NotSealed):
        prove(look, plain.id)
    seal_all()
    with looking(auditor, Purpose.OVERSIGHT) as look:
        proofs = {one.id: prove(look, one.id) for one in (hidden, plain)}
    of_hidden, of_plain = (verify_proof(proofs[one.id], first_key()) for one in (hidden, plain))
    assert of_hidden.opening is None
    assert show(store["hidden"]) not in proofs[hidden.id]
    assert of_plain.opening is not None
    assert [named for named, _ in of_plain.opening.objects] == [show(store["plain"])]
    assert of_plain.event["actor"] == show(store["reader"].id)
    for text in proofs.values():
        file = tmp_path / "event.tlog-proof"
        file.write_text(text)
        asked = [sys.executable, "-I", str(VERIFIER), str(file), "--key", first_key().text]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "PROVEN" in done.stdout
