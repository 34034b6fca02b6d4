"""Carrying out a disposal: everything of the records goes, nothing else does, and only when it may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from django.utils import timezone
from psycopg import sql

from tamarack.foundation.errors import TamarackError
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.actions import record_claims, retract, withdraw
from tamarack.intelligence.claims.errors import NoSuchReport
from tamarack.intelligence.claims.models import LiveClaim
from tamarack.intelligence.claims.queries import dossier, report_by_id
from tamarack.intelligence.claims.statement import Statement
from tamarack.intelligence.findings.actions import accept
from tamarack.intelligence.findings.reading import readings
from tamarack.intelligence.search.queries import search
from tamarack.trust.accounts.models import Officer
from tamarack.trust.custody.erasing import unnamed
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import Look
from tamarack.trust.retention.actions import answer, lift_hold, place_hold, propose
from tamarack.trust.retention.disposing import (
    KEEPER,
    confirmed_disposals,
    dispose,
    erase_bytes,
    list_digest,
    waiting_bytes,
)
from tamarack.trust.retention.errors import (
    DisposalSettled,
    DisposalStopped,
    Held,
    NoSuchDisposal,
    NotConfirmed,
    TooEarly,
)
from tests.ground.catalogue import tables
from tests.ground.people import looking
from tests.ground.pointing import administered
from tests.ground.reporting import person_named, source
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report

WORD = "Quillfeather"  # only the report that goes has it


@pytest.fixture
def people(own_store: str, tmp_path: Path) -> Iterator[list[Officer]]:
    with override_settings(CUSTODY_FOLDER=tmp_path / "custody"):
        yield keepers_of_records()


@pytest.fixture
def admin(own_store: str, people: list[Officer]) -> Iterator[psycopg.Connection]:
    with administered(own_store) as connection:
        yield connection


def _rich_report(look: Look) -> int:
    """A report with everything that can hang on one, and somebody shared with another report."""
    patrol = source(look)
    text = f"{WORD} met Rosamund Shared. He rang +1 613 555 0177 from {WORD} House."
    report = old_report(
        look,
        text,
        [
            *person_named("only", f"Ambrose {WORD}", birthDate="1961-03-04"),
            *person_named("shared", "Rosamund Shared", alias=f"Rosa {WORD}"),
            Statement("tie", "UnknownLink", "subject", "x", target="only"),
            Statement("tie", "UnknownLink", "object", "x", target="shared"),
            Statement("tie", "UnknownLink", "role", f"{WORD} broker"),
        ],
        said_by=patrol,
        name=f"{WORD}.txt",
        title=f"{WORD} weekly",
    )
    found = {one.kind: one.id for one in readings(look, report)}
    accept(actor=look, report=report.id, finding=found["telephone"])
    made = record_claims(
        actor=look,
        report=report.id,
        statements=[Statement("only", "Person", "alias", f"{WORD} Mistaken")],
    )
    wrong = LiveClaim.objects.get(entity=made["only"], value=f"{WORD} Mistaken")
    retract(actor=look, claim=wrong.id, reason=f"{WORD} misread")
    dossier(look, made["only"])
    search(look, f"Ambrose {WORD}")
    search(look, WORD)
    withdraw(actor=look, report=report.id, reason=f"{WORD} was mistaken")
    return report.id


def _tables_with(admin: psycopg.Connection, word: str) -> set[str]:
    """Every table of the store that holds the word, in whatever column, as its administrator sees it."""
    found = set()
    for table in tables(admin):
        query = sql.SQL("SELECT count(*) FROM {} AS t WHERE strpos(lower(t::text), lower(%s)) > 0")
        count = admin.execute(query.format(sql.Identifier(table)), [word]).fetchone()
        if count != (0,):
            found.add(table)
    return found


def _files_with(word: str) -> list[Path]:
    folder = Path(settings.CUSTODY_FOLDER)
    return [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def _all_counts(admin: psycopg.Connection) -> dict[str, int]:
    counts = {}
    for table in tables(admin):
        found = admin.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
        assert found is not None
        counts[table] = found[0]
    return counts


def _refused(admin: psycopg.Connection, disposal: int, why: type[TamarackError]) -> None:
    before = _all_counts(admin)
    with pytest.raises(why):
        dispose(disposal)
    assert _all_counts(admin) == before


def test_nothing_of_it_is_left_anywhere(people: list[Officer], admin: psycopg.Connection) -> None:
    with looking(people[0]) as look:
        gone = _rich_report(look)
        kept = old_report(
            look, "Rosamund Shared again.", person_named("shared", "Rosamund Shared"), title="Kept"
        )
        report_by_id(look, kept.id)
        search(look, "Rosamund")
    assert {
        "intelligence_report",
        "intelligence_claim",
        "intelligence_intake",
        "trust_event",
    } <= _tables_with(admin, WORD)
    assert len(_files_with(WORD)) == 1
    disposal = confirmed_disposal(people, [gone])
    done = dispose(disposal)
    assert _tables_with(admin, WORD) == set()
    assert _tables_with(admin, str(gone)) == set()
    assert _files_with(WORD) == []
    assert (done.records, done.erasing, done.originals_kept) == (1, 1, 0)
    assert waiting_bytes() == []
    assert unnamed(using=KEEPER) == []
    with looking(people[0]) as look:
        with pytest.raises(NoSuchReport):
            report_by_id(look, gone)
        assert search(look, WORD) == []
        (rosamund, *_) = search(look, "Rosamund Shared")
        assert [said.value for said in dossier(look, rosamund.id).claims] == ["Rosamund Shared"]
        assert report_by_id(look, kept.id)[0].title == "Kept"
    tokens = admin.execute("SELECT token FROM intelligence_name_token ORDER BY 1").fetchall()
    assert tokens == [("rosamund",), ("shared",)]


def test_events_that_named_it_are_emptied_and_no_others(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone = _rich_report(look)
        kept = old_report(look, "Another.", person_named("shared", "Rosamund Shared"))
        report_by_id(look, kept.id)
    disposal = confirmed_disposal(people, [gone])
    whole = "SELECT id, verb, objects_seen, markings, details, words, key FROM trust_event ORDER BY id"
    before = {row[0]: row for row in admin.execute(whole)}
    dispose(disposal)
    after = {row[0]: row for row in admin.execute(whole)}
    emptied = {event for event, *_ in admin.execute("SELECT event FROM trust_disposedevent")}
    naming = {event for event, row in before.items() if gone in row[2]}
    assert naming <= emptied
    verbs = {before[event][1] for event in emptied}
    assert verbs == {
        "claim.record",
        "claim.retract",
        "entity.read",
        "finding.decide",
        "intake.hand-in",
        "intake.take-in",
        "report.read",
        "report.withdraw",
        "retention.confirm",
        "retention.propose",
        "search",
    }
    for event, row in before.items():
        if event in emptied:
            assert after[event] == (event, row[1], [], [], {}, {}, None)
        else:
            assert after[event] == row
    committed = admin.execute("SELECT count(*) FROM trust_event WHERE key IS NULL AND length(committed) = 32")
    assert committed.fetchone() == (len(emptied),)


def test_the_commitment_that_stays_is_the_one_that_was_made(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    from tamarack.foundation.commitment import commitment

    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    rows = admin.execute(
        "SELECT id, objects_seen, markings, details, words, key FROM trust_event"
        " WHERE %s = ANY(objects_seen)",
        [gone.id],
    ).fetchall()
    assert len(rows) == 4  # taken in, proposed, and confirmed twice
    dispose(disposal)
    for event, objects, markings, details, words, key in rows:
        pairs = [[show(one), marking] for one, marking in zip(objects, markings, strict=True)]
        kept = admin.execute("SELECT committed FROM trust_event WHERE id = %s", [event]).fetchone()
        assert kept == (bytes.fromhex(commitment(key, pairs, {**words, "details": details})),)


def test_a_tombstone_says_how_many_by_which_authority_and_of_which_list(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        both = [old_report(look, text).id for text in ("One.", "Two.")]
    disposal = confirmed_disposal(people, both)
    done = dispose(disposal, by=people[1].id, channel="job")
    stones = admin.execute(
        'SELECT id, disposal_id, record_class, schedule, authority, "count", digest FROM trust_tombstone'
    ).fetchall()
    digest = list_digest(both)
    assert stones == [
        (
            done.tombstone,
            disposal,
            "report",
            "report-two-years",
            "Privacy Act s. 6; Privacy Regulations s. 4",
            2,
            digest,
        )
    ]
    events = admin.execute(
        "SELECT actor, channel, objects_seen, details FROM trust_event WHERE verb = 'retention.dispose'"
    ).fetchall()
    assert events == [
        (
            people[1].id,
            "job",
            [disposal, done.tombstone],
            {
                "class": "report",
                "count": 2,
                "schedule": "report-two-years",
                "digest": digest,
                "events_emptied": done.events,
                "originals_kept": 0,
            },
        )
    ]
    under = admin.execute("SELECT count(*), min(tombstone_id), max(tombstone_id) FROM trust_disposedevent")
    assert under.fetchone() == (done.events, done.tombstone, done.tombstone)


def test_one_confirmation_is_not_enough_and_one_no_ends_it(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        first, second = (old_report(look, text).id for text in ("One.", "Two."))
    half = confirmed_disposal(people[:2], [first])
    _refused(admin, half, NotConfirmed)
    declined = confirmed_disposal(people[:2], [second])
    with looking(people[2]) as look:
        answer(actor=look, disposal=declined, confirmed=False, reason="Still needed.")
    _refused(admin, declined, NotConfirmed)
    assert confirmed_disposals() == []
    with pytest.raises(NoSuchDisposal):
        dispose(1)


def test_it_happens_once(people: list[Officer], admin: psycopg.Connection) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    assert confirmed_disposals() == [disposal]
    dispose(disposal)
    assert confirmed_disposals() == []
    _refused(admin, disposal, DisposalSettled)


@pytest.mark.parametrize("whole_class", [True, False])
def test_a_hold_placed_after_the_confirmations_stops_it(
    people: list[Officer], admin: psycopg.Connection, whole_class: bool
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.", marking="PROTECTED B")
    disposal = confirmed_disposal(people, [gone.id])
    with looking(people[1]) as look:
        from tamarack.trust.markings.portion import parse

        hold = place_hold(
            actor=look,
            kind="litigation",
            record_class="report",
            reason="A claim was filed.",
            authority="Federal Courts Rules",
            object=None if whole_class else gone.id,
            marking=parse("PROTECTED B") if whole_class else None,
        )
    _refused(admin, disposal, Held)
    with looking(people[2]) as look:
        lift_hold(actor=look, hold=hold.id, reason="It was settled.")
    assert dispose(disposal).records == 1
    left = admin.execute("SELECT count(*) FROM trust_hold").fetchone()
    assert left == ((1,) if whole_class else (0,))  # what named the record went with it


def test_a_disposal_waits_for_a_hold_that_is_being_placed(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    ended: list[type[BaseException]] = []

    def disposing() -> None:
        try:
            dispose(disposal)
        except TamarackError as error:
            ended.append(type(error))
        finally:
            connections.close_all()

    worker = Thread(target=disposing)
    with looking(people[1]) as look:
        place_hold(
            actor=look,
            kind="evidence",
            record_class="report",
            reason="A trial.",
            authority="File 12",
            object=gone.id,
        )
        worker.start()
        worker.join(0.7)
        assert worker.is_alive()
    worker.join(30)
    assert ended == [Held]


def test_a_use_after_the_confirmations_starts_the_clock_anew(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    with looking(people[1], Purpose.INVESTIGATION) as look:
        report_by_id(look, gone.id)
    _refused(admin, disposal, TooEarly)


def test_a_look_for_another_purpose_does_not(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    with looking(people[1], Purpose.OVERSIGHT) as look:
        report_by_id(look, gone.id)
    assert dispose(disposal).records == 1


def test_before_the_minimum_the_database_lets_nothing_go(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    tomorrow = timezone.localdate() + timedelta(days=1)
    admin.execute("UPDATE trust_disposalitem SET earliest = %s", [tomorrow])
    _refused(admin, disposal, TooEarly)


def test_a_false_first_day_in_the_list_does_not_help(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    """The list says that it may go; the keeper asks the report and the log themselves."""
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    recent: datetime = timezone.now() - timedelta(days=700)
    admin.execute("UPDATE intelligence_report SET received_at = %s WHERE id = %s", [recent, gone.id])
    _refused(admin, disposal, TooEarly)


def test_the_same_bytes_stay_while_something_else_cites_them(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        one = old_report(look, "The same words.", said_by=source(look, "One desk"))
        other = old_report(look, "The same words.", said_by=source(look, "Another desk"))
    done = dispose(confirmed_disposal(people, [one.id]))
    assert (done.erasing, done.originals_kept) == (0, 1)
    assert len(_files_with("The same words.")) == 1
    done = dispose(confirmed_disposal(people, [other.id]))
    assert (done.erasing, done.originals_kept) == (1, 0)
    assert _files_with("The same words.") == []
    assert admin.execute("SELECT count(*) FROM trust_original").fetchone() == (0,)


def test_a_second_handing_in_of_the_same_file_goes_with_it(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    from tests.ground.reporting import taken

    with looking(people[0]) as look:
        patrol = source(look)
        gone = old_report(look, f"{WORD} twice.", said_by=patrol)
        again = taken(look, f"{WORD} twice.", said_by=patrol)
        assert (again.reports, again.unchanged) == (0, 1)
    dispose(confirmed_disposal(people, [gone.id]))
    assert admin.execute("SELECT count(*) FROM intelligence_intake").fetchone() == (0,)
    assert _files_with(WORD) == []


def test_bytes_that_could_not_be_erased_are_found_and_tried_again(
    people: list[Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])

    def stuck(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stuck)
        dispose(disposal)
        assert len(_files_with("One.")) == 1
        assert erase_bytes() == waiting_bytes() == unnamed(using=KEEPER) != []
    assert erase_bytes() == []
    assert waiting_bytes() == unnamed(using=KEEPER) == _files_with("One.") == []


def test_bytes_that_come_again_before_they_are_erased_stay(people: list[Officer]) -> None:
    with looking(people[0]) as look:
        gone = old_report(look, "One.")
    disposal = confirmed_disposal(people, [gone.id])
    import tamarack.trust.retention.disposing as disposing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disposing, "erase_bytes", list)
        dispose(disposal)
    with looking(people[0]) as look:
        old_report(look, "One.")
    assert erase_bytes() == waiting_bytes() == []
    assert len(_files_with("One.")) == 1


def test_a_record_that_something_else_needs_stops_it(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    with looking(people[0]) as look:
        gone, kept = (old_report(look, text).id for text in ("One.", "Two."))
    disposal = confirmed_disposal(people, [gone])
    admin.execute("UPDATE intelligence_report SET enclosed_in_id = %s WHERE id = %s", [gone, kept])
    _refused(admin, disposal, DisposalStopped)


def test_a_list_that_is_another_than_was_proposed_stops_it(
    people: list[Officer], admin: psycopg.Connection
) -> None:
    """Whoever owns the tables slips a record into a list that two people confirmed: nothing goes."""
    with looking(people[0]) as look:
        gone, kept = (old_report(look, text).id for text in ("One.", "Two."))
    disposal = confirmed_disposal(people, [gone])
    admin.execute(
        "INSERT INTO trust_disposalitem (id, disposal_id, object, started, earliest, marking_id)"
        " SELECT 7, disposal_id, %s, started, earliest, marking_id FROM trust_disposalitem",
        [kept],
    )
    _refused(admin, disposal, DisposalStopped)


def test_what_came_enclosed_goes_along(people: list[Officer], admin: psycopg.Connection) -> None:
    bundle = (
        "From: a@example.org\nTo: b@example.org\nSubject: Two things\n"
        "Date: Mon, 03 Mar 2025 10:00:00 +0000\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
        "Ambrose rang.\n--x\nContent-Type: text/plain; name=inner.txt\n"
        "Content-Disposition: attachment; filename=inner.txt\n\nThe inner text.\n--x--\n"
    )
    with looking(people[0]) as look:
        outer = old_report(look, bundle, name="bundle.eml")
        (made,) = propose(actor=look, record_class="report", objects=[outer.id])
    for officer in people[1:]:
        with looking(officer) as look:
            answer(actor=look, disposal=made.id, confirmed=True)
    assert dispose(made.id).records == 2
    assert admin.execute("SELECT count(*) FROM intelligence_report").fetchone() == (0,)
