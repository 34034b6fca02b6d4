"""A store with a rich mixture: many markings, hidden beside shown, links between them, withdrawals, bad rows.

Each thing that somebody may not see has a word of its own, so that a leak is found by looking for the word.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.test import Client

from tamarack.intelligence.claims.actions import record_claims, retract, withdraw
from tamarack.intelligence.claims.models import LiveClaim, Report
from tamarack.intelligence.claims.queries import report_by_id
from tamarack.intelligence.claims.statement import Statement, value_key
from tamarack.intelligence.findings.actions import accept, reject
from tamarack.intelligence.findings.reading import readings
from tamarack.intelligence.sources.actions import remember_mapping
from tamarack.jobs.models import Job
from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of, viewer_of
from tamarack.trust.custody.actions import answer, check, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look, viewing
from tamarack.trust.oversight.actions import break_glass, close_glass, declare_relative
from tamarack.trust.oversight.glass import lifted_by, open_glasses
from tamarack.trust.retention.actions import answer as answer_disposal
from tamarack.trust.retention.actions import lift_hold, place_hold, propose
from tamarack.trust.retention.disposing import dispose
from tamarack.trust.sign_in.session_store import SessionStore
from tests.ground.exhibiting import added, derived
from tests.ground.people import ANY_REASON, CAST, looking, person
from tests.ground.reporting import person_named, source, taken, told
from tests.ground.retaining import confirmed_disposal, keepers_of_records, old_report

#: A word that only things of this marking carry, in names, texts, titles, sources.
WORDS = {
    "UNCLASSIFIED": "Openfield",
    "PROTECTED A": "Alderbrook",
    "PROTECTED B": "Birchmere",
    "PROTECTED C": "Cottonwood",
    "CONFIDENTIAL": "Dogwoodly",
    "SECRET": "Elderthorn",
    "SECRET//CEO": "Firhaven",
    "SECRET//LARCH": "Larchmoor",
    "TOP SECRET//CEDAR": "Cedarholt",
    "TOP SECRET//LARCH//CEDAR": "Twinwood",
    "PROTECTED B//REL CBSA,IRCC": "Hawthorne",
    "SECRET//ORCON CSIS//REL CSIS,RCMP": "Junipera",
    "PROTECTED A//FOR intelligence,protection": "Maplewick",
    "PROTECTED B//FOR investigation": "Rowanbury",
}
#: Markings that only intake for these purposes may write.
_PURPOSE = {"PROTECTED B//FOR investigation": Purpose.INVESTIGATION}
_AUDIENCE = {
    "PROTECTED B//REL CBSA,IRCC": "protected-b",
}
#: Markings whose exhibits go to and fro between people of less clearance, who then have some to answer for.
_KEEPERS = {
    "PROTECTED B//REL CBSA,IRCC": ("protected-b", "second-protected-b"),
    "PROTECTED B": ("second-protected-b", "protected-b"),
    "PROTECTED B//FOR investigation": ("protected-b", "second-protected-b"),
    "UNCLASSIFIED": ("second-protected-b", "uncleared"),
    "SECRET": ("all-seeing", "secret"),
    "PROTECTED A": ("secret", "protected-b"),
}
#: The case that a session names, where its purpose needs one.
_CASES = {Purpose.INVESTIGATION: "File 12"}
PHONE = "+1 613 555 01{:02d}"


@dataclass(slots=True)
class Mixture:
    """What was mixed: the database's name, the people, a number for each marking, keys of open sessions."""

    database: str
    people: dict[str, Officer] = field(default_factory=dict)
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)


def mix(database: str) -> Mixture:
    """Fill the database that Django is pointed at."""
    made = Mixture(database)
    made.people = {login: person(login) for login in CAST}
    for at, (marking, word) in enumerate(WORDS.items()):
        made.numbers[marking] = PHONE.format(at + 10)
        officer = made.people[_AUDIENCE.get(marking, "all-seeing")]
        with looking(officer, _PURPOSE.get(marking, Purpose.INTELLIGENCE)) as look:
            _one_marking(look, marking, word, made.numbers[marking], at)
    for marking, word in WORDS.items():
        _exhibits(made.people, marking, word)
    keepers = {agency: keepers_of_records(agency) for agency in ("RCMP", "CBSA")}
    for marking, word in WORDS.items():
        _kept_and_gone(keepers["CBSA" if marking in _AUDIENCE else "RCMP"], marking, word)
    for login, officer in made.people.items():
        for purpose in (Purpose.INTELLIGENCE, Purpose.INVESTIGATION):
            made.sessions[login, purpose.value] = _session(officer, purpose)
        _job_of(officer, at=len(login))
    _glass(made)
    return made


def _glass(made: Mixture) -> None:
    """A glass that was broken and closed again, with notices of what its owner may see and of what not."""
    owner, reader = made.people["protected-b"], made.people["second-all-seeing"]
    with looking(owner, Purpose.INVESTIGATION) as look:
        apart = told(
            look, "Rowanbury again.", marking="PROTECTED B//FOR investigation", title="Rowanbury two"
        )
    with looking(owner) as look:
        declare_relative(actor=look, name="Openfield Relative", relation="cousin")
        kept = Report.objects.get(title="Hawthorne weekly")
    with looking(reader) as look:
        break_glass(actor=look, ground="victim", reason="A reason that is long enough to be one.")
    held = access_of(reader.id)
    lifts = lifted_by(open_glasses(reader.id)[0], held, Purpose.INTELLIGENCE)
    with viewing(viewer_of(reader, held, lifts), Purpose.INTELLIGENCE, channel="test") as look:
        for report in (apart, kept):
            report_by_id(look, report.id)
        close_glass(actor=look)


def _one_marking(look: Look, marking: str, word: str, number: str, at: int) -> None:
    """One marking's reports: own things, things shared with every other marking, links across."""
    shared = source(look, "Shared desk")  # unclassified source: its keys are the same thing at every marking
    own = source(look, f"{word} source", marking, kind="human", note=f"{word} note")
    common = [
        *person_named(
            "courier", f"Courier Ambrose {word}", birthDate=f"19{60 + at}-03-04", notes=f"{word} seen"
        ),
        Statement("courier", "Person", "phone", number),
        Statement(f"only-{word}", "Person", "name", f"{word} Hidden Person"),
        Statement(f"only-{word}", "Person", "idNumber", f"ID-{at:03d}-7788"),
        Statement(value_key("Phone", number.replace(" ", "")), "Phone", "number", number),
        Statement(
            value_key("Phone", number.replace(" ", "")), "Phone", "holder", "the courier", target="courier"
        ),
        Statement(f"tie-{word}", "UnknownLink", "subject", "courier", target="courier"),
        Statement(f"tie-{word}", "UnknownLink", "object", f"{word} Hidden Person", target=f"only-{word}"),
        Statement(f"tie-{word}", "UnknownLink", "role", f"{word} broker"),
        Statement(f"event-{word}", "Meeting", "date", f"2025-0{at % 9 + 1}-1{at % 10}"),
        Statement(f"event-{word}", "Meeting", "name", f"{word} meeting"),
        Statement(f"event-{word}", "Meeting", "involved", "courier", target="courier"),
        Statement("depot", "Organization", "name", "Quayside Depot"),
        Statement("depot", "Organization", "topics", ("crime.traffick", "crime.fraud")[at % 2]),
    ]
    text = (
        f"{word}: Courier Ambrose Openfield met {word} Hidden Person near Quayside Depot "
        f"on 2025-03-{at + 10}. "
        f"He used {number} and mentioned +1 613 555 0110; passport AB{at:02d}4567. "
        "Smugglers crossing at night."
    )
    report = told(look, text, common, said_by=shared, marking=marking, title=f"{word} weekly")
    found = {one.kind: one.id for one in readings(look, report)}
    accept(actor=look, report=report.id, finding=found["telephone"])
    reject(actor=look, report=report.id, finding=found["date"])
    told(
        look,
        f"{word} alone. Réseau de passeurs.",
        person_named("lone", f"{word} Solitary"),
        said_by=own,
        marking=marking,
    )
    gone = told(
        look,
        f"{word} mistaken text",
        person_named(f"gone-{word}", f"{word} Withdrawn"),
        said_by=shared,
        marking=marking,
    )
    withdraw(actor=look, report=gone.id, reason=f"{word} was mistaken")
    made = record_claims(
        actor=look,
        report=report.id,
        statements=[Statement("courier", "Person", "alias", f"{word} Retracted")],
    )
    wrong = LiveClaim.objects.get(entity=made["courier"], property="alias", value=f"{word} Retracted")
    retract(actor=look, claim=wrong.id, reason=f"{word} misread")
    _table(look, own, marking, word)


def _kept_and_gone(keepers: list[Officer], marking: str, word: str) -> None:
    """Of one marking: what is due, held, held no more, proposed, declined, and gone."""
    purpose = _PURPOSE.get(marking, Purpose.INTELLIGENCE)
    why = {"kind": "litigation", "record_class": "report", "authority": f"{word} file"}
    with looking(keepers[0], purpose) as look:
        _free, held, proposed, declined, gone = (
            old_report(look, f"{word} {what} report.", marking=marking, title=f"{word} {what}").id
            for what in ("due", "held", "proposed", "declined", "gone")
        )
        place_hold(actor=look, object=held, reason=f"{word} trial", **why)
        lifted = place_hold(actor=look, marking=parse(marking), reason=f"{word} request", **why)
        lift_hold(actor=look, hold=lifted.id, reason=f"{word} answered")
        propose(actor=look, record_class="report", objects=[proposed])
        (unwanted,) = propose(actor=look, record_class="report", objects=[declined])
    with looking(keepers[1], purpose) as look:
        answer_disposal(actor=look, disposal=unwanted.id, confirmed=False, reason=f"{word} still needed")
    dispose(confirmed_disposal(keepers, [gone], purpose))


def _table(look: Look, own: object, marking: str, word: str) -> None:
    """A table with a bad row, and its mapping remembered."""
    mapping = {
        "entities": {
            "person": {"schema": "Person", "key": ["id"], "properties": {"name": "name", "birthDate": "born"}}
        }
    }
    rows = f"id,name,born\n1,{word} Rowland,1971-02-03\n2,{word} Badrow,1971-02-31\n3,{word} Third\n"
    taken(
        look, rows, name=f"{word}.csv", marking=marking, said_by=own, mapping=mapping, title=f"{word} table"
    )  # type: ignore[arg-type]
    remember_mapping(actor=look, source=own, header=f"{word} header", mapping=mapping)  # type: ignore[arg-type]


def _exhibits(people: dict[str, Officer], marking: str, word: str) -> None:
    """One that was handed over, with a file made from it; one whose handover waits; one declined."""
    giver, taker = (people[login] for login in _KEEPERS.get(marking, ("all-seeing", "second-all-seeing")))
    purpose = _PURPOSE.get(marking, Purpose.INTELLIGENCE)
    given = {"place": f"{word} evidence room", "reason": f"{word} analysis"}
    with looking(giver, purpose) as look:
        first = added(look, f"{word} telephone".encode(), marking, title=f"{word} telephone")
        waits = added(look, b"one image, many exhibits", marking, title=f"{word} photograph")
        kept = added(look, f"{word} notebook".encode(), marking, title=f"{word} notebook")
        moved, declined = (
            hand_over(actor=look, exhibit=one.id, recipient=taker.id, **given) for one in (first, kept)
        )
        hand_over(actor=look, exhibit=waits.id, recipient=taker.id, **given)
    with looking(taker, purpose) as look:
        answer(actor=look, handover=moved.id, kind=Answered.CONFIRMED)
        answer(actor=look, handover=declined.id, kind=Answered.DECLINED, reason=f"{word} seal torn")
        derived(look, first, f"{word} extraction".encode(), marking, title=f"{word} extraction")
        check(actor=look, exhibit=first.id)


def _job_of(officer: Officer, at: int) -> None:
    """A job of that person's; nothing runs it."""
    Job(task="intake.take_in", owner=officer.id, subject=at, step="reading", done=at, total=100).save(
        force_insert=True
    )


def _session(officer: Officer, purpose: Purpose) -> str:
    """The cookie of somebody who signed in and stated a purpose."""
    client = Client()
    client.force_login(officer)
    session = client.session
    assert isinstance(session, SessionStore)
    session["purpose"], session["reason"] = purpose.value, _CASES.get(purpose, "")
    session["reasons"] = ANY_REASON
    session.save()
    return str(session.session_key)
