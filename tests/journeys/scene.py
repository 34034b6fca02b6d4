"""What the journeys find: two people of unequal clearance, reports for every kind of page. All invented."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.actions import withdraw
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.findings.actions import accept
from tamarack.intelligence.findings.reading import readings
from tamarack.intelligence.grading.grade import parse_grade
from tamarack.intelligence.intake.actions import hand_in, take_in
from tamarack.intelligence.intake.models import Intake
from tamarack.intelligence.sources.models import Source
from tamarack.jobs.models import Job
from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.founding import settle_person
from tamarack.trust.accounts.granting import answer_access, ask_access, checked
from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.sealer import seal_all
from tamarack.trust.custody.actions import answer, check, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look
from tamarack.trust.retention.actions import place_hold, propose
from tamarack.trust.retention.disposing import dispose
from tamarack.trust.sign_in.queries import factors_of
from tests.ground.exhibiting import added, derived
from tests.ground.people import ANY_REASON, keepers, looking
from tests.ground.reporting import person_named, source, taken, told
from tests.ground.retaining import confirmed_disposal, old_report

PASSWORD = "larch-and-spruce-and-fir"
SECRET_OF_HOLDER = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CSV = "name;born;phone\nAmina Okoro;1988-02-03;+1 416 555 0142\nJonas Weir;1979-31-12;+1 416 555 0143\n"
PLAIN = """Crossing at Port Alder, night of 11 April 2026.
Nadia Haile met a driver at the ferry slip. She called +1 613 555 0123 twice and wrote to ferry@alder.example.
Her passport AB123456 was issued in 2021. The van, plate BKLM 204, left at 02:41.
P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10
"""
FRENCH = "Le passeur attend sur le quai et ne parle à personne. Téléphone : 514 555 0199."
SECRET = "Nadia Haile is called the Ferrywoman by those who pay her."


@dataclass(slots=True)
class Scene:
    """Addresses' parts by name, and the cookies of people who are signed in."""

    database: str
    ids: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)


def set_scene(database: str) -> Scene:
    """Fill the database that Django is pointed at."""
    scene = Scene(database)
    analyst = _person("analyst", "Maryse Tremblay-Roy", "MTL", "analyst", "RCMP", "SECRET")
    investigator = _person("investigator", "Ben Oduya", "TOR", "investigator", "CBSA", "")
    keeper = _person("keeper", "Ines Marchetti", "OTT", "administrator", "IRCC", "")
    manager = _person("manager", "Odile Sansregret", "IRCC-PRG", "programme_manager", "IRCC", "SECRET")
    supervisor = _person("supervisor", "Wim de Graaf", "MTL", "unit_supervisor", "RCMP", "SECRET")
    second = _person("second-manager", "Adaeze Brown", "IRCC-PRG", "programme_manager", "IRCC", "SECRET")
    auditor = _person("auditor", "Odile Fontaine", "IRCC-AUD", "auditor", "IRCC", "SECRET")
    holder = _person("holder", "Noor Castellano", "OTT", "analyst", "RCMP", "")
    everyone = (analyst, investigator, keeper, manager, supervisor, second, auditor, holder)
    for officer in everyone:
        scene.sessions[officer.login] = _session(officer)
    scene.ids["factor"] = _factor(holder)
    _person("newcomer", "Wren Adeyemi", "OTT", "analyst", "RCMP", "")
    _person("nouvelle", "Odile Kanaan", "MTL", "analyst", "RCMP", "", language="fr")
    with looking(analyst) as look:
        _reports(look, scene)
    _exhibits(scene, analyst, investigator)
    with looking(supervisor) as look:
        old = _old_reports(look)
    _retained(scene, [supervisor, manager, second], old)
    for state in Job.State:
        _job(scene, analyst, state)
    _access(scene, keeper)
    return scene


def _access(scene: Scene, keeper: Officer) -> None:
    """Somebody who holds little, and for whom more is asked; an event of the log, sealed."""
    clerk = _person("clerk", "Sam Whitford", "MTL", "document_examiner", "RCMP", "")
    wanted = [checked(Kind.CLASSIFIED, "SECRET"), checked(Kind.COMPARTMENT, "LARCH")]
    until = timezone.now() + timedelta(days=20)
    with looking(keepers()[0]) as look:
        asked = ask_access(
            actor=look, officer=clerk.id, wanted=wanted, reason="Posted to the desk", until=until
        )
    with looking(keeper) as look:
        answer_access(actor=look, grants=[asked[0].id], confirmed=True)
        scene.ids["event"] = show(record("person.read", actor=look, objects=[(clerk.id, None)]))
    seal_all()


def _reports(look: Look, scene: Scene) -> None:
    patrol = source(look, "Harbour patrol")
    quiet = source(look, "A quiet voice", "SECRET", kind="human", note="Met twice a year.")
    nadia = person_named("nadia", "Nadia Haile", birthDate="1984-05", nationality="et")
    plain = told(look, PLAIN, nadia, said_by=patrol, marking="PROTECTED B", title="Crossing at Port Alder")
    telephone = next(one for one in readings(look, plain) if one.kind == "telephone")
    accept(actor=look, report=plain.id, finding=telephone.id)
    secret = person_named("nadia", "Nadia Haile", alias="the Ferrywoman", birthDate="1985")
    told(look, SECRET, secret, said_by=patrol, marking="SECRET", title="The Ferrywoman")
    french = take_in(
        actor=look,
        intake=_handed(look, "quai.txt", FRENCH, quiet, "PROTECTED A", language="fr", said_on="2026-04"),
    )
    gone = told(
        look,
        "A rumour about Nadia Haile.",
        person_named("nadia", "N. Haile"),
        said_by=patrol,
        title="A rumour",
    )
    withdraw(actor=look, report=gone.id, reason="The caller was mistaken.")
    person = LiveClaim.objects.filter(report_id=plain.id, property="name").values_list("entity", flat=True)[0]
    claim = LiveClaim.objects.filter(report_id=plain.id, property="nationality").values_list("id", flat=True)[
        0
    ]
    mapping = {
        "entities": {
            "one": {"schema": "Person", "key": ["name"], "properties": {"name": "name", "birthDate": "born"}}
        }
    }
    read = taken(look, CSV, name="hotel.csv", said_by=patrol, mapping=mapping, title="Guests of a hotel")
    unmapped = _handed(look, "unmapped.csv", CSV.replace("born", "birthday"), patrol, "PROTECTED A")
    scene.ids |= {
        "report": show(plain.id),
        "french": show(Report.objects.get(intake=french).id),
        "withdrawn": show(gone.id),
        "person": show(person),
        "claim": show(claim),
        "source": quiet.shown,
        "intake": show(read.id),
        "waiting": show(unmapped.id),
    }


def _exhibits(scene: Scene, analyst: Officer, investigator: Officer) -> None:
    """One with a custody and a file made from it, held by the analyst; one whose handover to them waits."""
    given = {"place": "Evidence room, Toronto", "reason": "Examination of the handwriting"}
    with looking(investigator) as look:
        ledger = added(look, title="Ledger found at the ferry slip")
        offered = added(look, b"a second page", title="Loose page of the ledger")
        moved = hand_over(actor=look, exhibit=ledger.id, recipient=analyst.id, **given)
        waiting = hand_over(actor=look, exhibit=offered.id, recipient=analyst.id, **given)
    with looking(analyst) as look:
        answer(actor=look, handover=moved.id, kind=Answered.CONFIRMED)
        enlarged = derived(look, ledger, title="Ledger, enlarged")
        check(actor=look, exhibit=ledger.id)
    scene.ids |= {
        "exhibit": ledger.shown,
        "offered": offered.shown,
        "enlarged": enlarged.shown,
        "handover": waiting.shown,
    }


def _old_reports(look: Look) -> dict[str, int]:
    """Reports that are due, and some that will be within the year."""
    desk = source(look, "Old desk")
    last_year = timezone.localdate().year - 1
    for month, day in ((2, 3), (2, 17), (5, 3), (9, 3)):
        old_report(
            look,
            f"Received on day {day} of month {month}.",
            said_by=desk,
            received_at=datetime(last_year, month, day, 15, tzinfo=UTC),
            title="A later tip",
        )
    titles = {
        "due": "A ledger of 2020",
        "held": "The dormitory list",
        "asked": "A tip by telephone",
        "agreed": "Two plates seen",
        "gone": "A false alarm",
    }
    return {
        name: old_report(look, f"{title}.", said_by=desk, marking="PROTECTED B", title=title).id
        for name, title in titles.items()
    }


def _retained(scene: Scene, people: list[Officer], old: dict[str, int]) -> None:
    """A hold and disposals in every state; the supervisor proposed them."""
    with looking(people[0]) as look:
        hold = place_hold(
            actor=look,
            kind="access-request",
            record_class="report",
            object=old["held"],
            reason="The person asked for access.",
            authority="Privacy Act s. 12, request 2026-118",
        )
        (asked,) = propose(actor=look, record_class="report", objects=[old["asked"]])
    agreed = confirmed_disposal(people, [old["agreed"]])
    gone = confirmed_disposal(people, [old["gone"]])
    dispose(gone)
    scene.ids |= {
        "hold": show(hold.id),
        "asked": show(asked.id),
        "agreed": show(agreed),
        "gone": show(gone),
        "due": show(old["due"]),
    }


def _handed(look: Look, name: str, body: str, said_by: Source, marking: str, **known: str) -> Intake:
    """A file that was handed in and not read yet."""
    return hand_in(
        actor=look,
        stream=io.BytesIO(body.encode()),
        name=name,
        source=said_by,
        grade=parse_grade("admiralty:B2"),
        marking=parse(marking),
        title=name.partition(".")[0],
        **known,
    )


def _job(scene: Scene, owner: Officer, state: Job.State) -> None:
    """A job in this state; nothing runs it."""
    job = Job(
        task="intake.take_in", owner=owner.id, subject=1, step="reading", done=40, total=100, state=state
    )
    job.error = "unreadable" if state == Job.State.FAILED else ""
    job.save(force_insert=True)
    scene.ids[f"job-{state.value}"] = show(job.id)


def _person(
    login: str, name: str, unit: str, role: str, agency: str, classified: str, language: str = "en"
) -> Officer:
    asker, confirmer = keepers()
    return settle_person(
        asker=asker,
        confirmer=confirmer,
        login=login,
        full_name=name,
        unit=unit,
        role=role,
        password=PASSWORD,
        agency=agency,
        protected="B",
        classified=classified,
        reason="journeys",
        language=language,
    )


def _factor(officer: Officer) -> str:
    """Somebody's authenticator, as its address names it; recovery codes with it."""
    TOTP.activate(officer, SECRET_OF_HOLDER)
    RecoveryCodes.activate(officer)
    return factors_of(officer.id)[0].id


def _session(officer: Officer) -> str:
    """The cookie of somebody who signed in, a moment ago at any time of the run, and stated a purpose."""
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = Purpose.INTELLIGENCE.value, "journeys"
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 7200}]
    session["account_authentication_methods_user"] = str(officer.pk)
    session["reasons"] = ANY_REASON
    session.save()
    return str(session.session_key)
