"""What the journeys find: two people of unequal clearance, reports for every kind of page. All invented."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from django.test import Client

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
from tamarack.trust.accounts.founding import settle_person
from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look
from tests.ground.people import ANY_REASON, keepers, looking
from tests.ground.reporting import person_named, source, taken, told

PASSWORD = "larch-and-spruce-and-fir"
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
    supervisor = _person("supervisor", "Odile Vanier", "MTL", "unit_supervisor", "RCMP", "SECRET")
    keeper = _person("keeper", "Ines Marchetti", "OTT", "administrator", "IRCC", "")
    for officer in (analyst, investigator, supervisor, keeper):
        scene.sessions[officer.login] = _session(officer)
    with looking(analyst) as look:
        _reports(look, scene)
    for state in Job.State:
        _job(scene, analyst, state)
    return scene


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


def _person(login: str, name: str, unit: str, role: str, agency: str, classified: str) -> Officer:
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
    )


def _session(officer: Officer) -> str:
    """The cookie of somebody who signed in and stated a purpose."""
    client = Client()
    client.force_login(officer)
    session = client.session
    session["purpose"], session["reason"] = Purpose.INTELLIGENCE.value, "journeys"
    session["reasons"] = ANY_REASON
    session.save()
    return str(session.session_key)
