"""Every address of the platform and what to ask of it. A new address joins here; a contract test sees to it.

`ADDRESSES` maps an address's name to a maker of requests from what is known: identifiers that are seen,
identifiers of what is hidden, identifiers of nothing. `NOT_ASKED` says why an address is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tamarack.foundation.identifiers import show
from tests.properties import everything
from tests.properties.asking import Ask
from tests.properties.making import (
    HIDDEN_EACH,
    NOTHING,
    Maker,
    asked_texts,
    both,
    each,
    plain,
    refused,
    spread,
)
from tests.properties.service import NOT_ASKED_OF_SERVICE, SERVICE
from tests.properties.twins import Known


def _search(known: Known) -> Iterator[Ask]:
    page = reverse("search")
    for at, text in enumerate(asked_texts(known)):
        yield Ask(page, data={"q": text}, language="fr" if at % 4 == 3 else "en")
    for kind in ("person", "phone", "event", "report", "organization", "nonsense"):
        yield Ask(page, data={"q": "courier", "kind": kind})
    for source in (*spread(known.seen["source"], 4), *spread(known.hidden["source"], 4), NOTHING):
        yield Ask(page, data={"q": "courier", "source": show(source)})
    for page_number in ("2", "3", "999", "x", "-1"):
        yield Ask(page, data={"q": "courier", "page": page_number})
    yield Ask(page, data={"q": "courier", "since": "2020-01-01", "until": "2020-01-02"})
    yield Ask(page, data={"q": "courier", "since": "not-a-day"})


def _complete(known: Known) -> Iterator[Ask]:
    for text in asked_texts(known)[::2]:
        yield Ask(reverse("complete"), data={"q": text})


def _reports(known: Known) -> Iterator[Ask]:
    page = reverse("reports")
    yield from plain("reports")(known)
    for source in (*spread(known.seen["source"], 6), *spread(known.hidden["source"], 4), NOTHING):
        yield Ask(page, data={"source": show(source)})
    for kind in ("patrol", "human", "other", "nonsense"):
        yield Ask(page, data={"kind": kind})
    for day in ("2020-01-01", "2030-01-01", "x"):
        yield Ask(page, data={"since": day})
        yield Ask(page, data={"until": day})
    for identifier in (*spread(known.seen["report"], 3), *spread(known.hidden["report"], 3), NOTHING):
        yield Ask(page, data={"before": f"2030-01-01T00:00:00+00:00_{show(identifier)}"})
    yield Ask(page, data={"before": "x"})


def _exhibits(known: Known) -> Iterator[Ask]:
    page = reverse("exhibits")
    yield from plain("exhibits")(known)
    for whose in ("mine", "waiting", "nonsense"):
        yield Ask(page, data={"whose": whose})
    for word in (*known.words.values(), "photograph", "%"):
        yield Ask(page, data={"q": word})
    for identifier in (*spread(known.seen["exhibit"], 3), *spread(known.hidden["exhibit"], 3), NOTHING):
        yield Ask(page, data={"before": f"2030-01-01T00:00:00+00:00_{show(identifier)}"})
    yield Ask(page, data={"before": "x"})


def _log(known: Known) -> Iterator[Ask]:
    """The log by person, by record (seen, hidden, none), by words that only hidden things carry."""
    page = reverse("log")
    yield from plain("log")(known)
    for kind in ("report", "entity", "source", "claim", "intake"):
        for one in (*spread(known.seen[kind], 2), *spread(known.hidden[kind], 3)):
            yield Ask(page, data={"record": show(one)})
    for word in list(known.words.values())[::2]:
        yield Ask(page, data={"words": word})
    for asked in (
        {"person": "all-seeing"},
        {"person": "Officer"},
        {"verb": "report.read"},
        {"purpose": "removal"},
        {"since": "2020-01-01", "until": "2020-01-02"},
        {"record": "x"},
        {"before": "x"},
    ):
        yield Ask(page, data=asked)


def _decide(known: Known) -> Iterator[Ask]:
    for report in (*spread(known.hidden["report"], HIDDEN_EACH), NOTHING):
        for act in ("accept", "reject", "reopen", "nonsense"):
            address = reverse("decide", args=[show(report), "telephone-10-25"])
            yield Ask(address, "POST", {"action": act})
    for report in spread(known.seen["report"], 3):
        for entity in (*spread(known.hidden["entity"], 3), NOTHING):
            address = reverse("decide", args=[show(report), "telephone-1-2"])
            yield Ask(address, "POST", {"action": "link", "entity": show(entity)})


THING: dict[str, object] = {
    "start": "0",
    "end": "4",
    "words": "x",
    "schema": "Person",
    "property": "name",
    "entity": "",
}
REASON: dict[str, object] = {"reason": "tried"}
CONFIRM: dict[str, object] = {"answer": "confirm"}
GIVEN: dict[str, object] = {"recipient": show(NOTHING), "place": "Here", "reason": "tried"}
LINK: dict[str, object] = {"start": "0", "end": "4", "words": "x", "schema": "UnknownLink", "role": "",
                           "source": show(NOTHING), "target": show(NOTHING)}  # fmt: skip


def _why(known: Known) -> Iterator[Ask]:
    """The question itself is alike for what is seen, hidden, and nothing."""
    for identifier in (*spread(known.seen["report"], 2), *spread(known.hidden["report"], 2), NOTHING):
        yield Ask(reverse("why"), data={"of": show(identifier), "next": "/reports/"})
    for of in ("log", "", "x"):
        yield Ask(reverse("why"), data={"of": of}, language="fr")


def _oversight(known: Known) -> Iterator[Ask]:
    yield from plain("oversight")(known)
    for rule in ("hours", "glass", "x"):
        yield Ask(reverse("oversight"), data={"rule": rule})
    yield Ask(reverse("oversight"), data={"unit": "MTL", "person": show(known.officer.id)})


def _finding(known: Known) -> Iterator[Ask]:
    for officer in (show(known.officer.id), show(NOTHING), "x"):
        yield Ask(reverse("oversight_finding", args=[officer, "0" * 24]))
        yield Ask(reverse("oversight_finding", args=[officer, "0" * 24]), "POST", {"outcome": "explained"})


GROUNDLESS: dict[str, object] = {"ground": "curiosity", "reason": "short"}

ADDRESSES: dict[str, Maker] = {
    "why": _why,
    "declaration": plain("declaration"),
    "end_declaration": lambda known: iter(
        [Ask(reverse("end_declaration", args=[show(NOTHING)]), "POST", {})]
    ),
    "break_glass": both(
        plain("break_glass"), lambda known: iter([Ask(reverse("break_glass"), "POST", GROUNDLESS)])
    ),
    "close_glass": lambda known: iter([Ask(reverse("close_glass"), "POST", {})]),
    "oversight": _oversight,
    "oversight_finding": _finding,
    "notices": plain("notices"),
    "today": plain("today"),
    "people": plain("people"),
    "person": lambda known: (Ask(reverse("person", args=[one])) for one in ("auditor", "secret", "nobody")),
    "close_account": lambda known: iter([Ask(reverse("close_account", args=["nobody"]), "POST")]),
    "answer": lambda known: iter(
        [Ask(reverse("answer", args=[show(NOTHING)]), "POST", {"answer": "confirm"})]
    ),
    "end_grant": lambda known: iter([Ask(reverse("end_grant", args=[show(NOTHING)]))]),
    "log": _log,
    "export_log": lambda known: iter([Ask(reverse("export_log"), "POST", {"person": "all-seeing"})]),
    "checkpoints": plain("checkpoints"),
    "event": each("event", "event", 16),
    "event_proof": each("event_proof", "event", 6),
    "purpose": plain("purpose"),
    "account_login": plain("account_login"),
    "account": plain("account"),
    "set_up_factor": plain("set_up_factor"),
    "lost_factor": plain("lost_factor"),
    "refused_sign_in": plain("refused_sign_in"),
    "account_reauthenticate": plain("account_reauthenticate"),
    "mfa_reauthenticate": plain("mfa_reauthenticate"),
    "account_change_password": plain("account_change_password"),
    "reports": _reports,
    "report": each("report", "report", 16),
    "original": each("original", "report", 5),
    "withdraw": both(each("withdraw", "report", 5), refused("withdraw", "report", REASON, {})),
    "decide": _decide,
    "record_thing": refused("record_thing", "report", THING, {}),
    "record_link": refused("record_link", "report", LINK, {}),
    "retract": both(each("retract", "claim", 6), refused("retract", "claim", REASON, {})),
    "entity": each("entity", "entity", 20),
    "take_in": plain("take_in"),
    "intake": each("intake", "intake", 10),
    "map_table": each("map_table", "intake", 4),
    "search": _search,
    "complete": _complete,
    "sources": plain("sources"),
    "add_source": plain("add_source"),
    "source": each("source", "source", 8),
    "exhibits": _exhibits,
    "add_exhibit": plain("add_exhibit"),
    "exhibit": each("exhibit", "exhibit", 16),
    "hand_over": both(
        each("hand_over", "exhibit", 12), refused("hand_over", "exhibit", GIVEN, {"recipient": show(NOTHING)})
    ),
    "answer_handover": both(
        each("answer_handover", "handover", 12),
        refused("answer_handover", "handover", {"answer": "confirmed"}, {"answer": "declined", **REASON}),
    ),
    "derive_exhibit": both(each("derive_exhibit", "exhibit", 5), refused("derive_exhibit", "exhibit", {})),
    "check_exhibit": refused("check_exhibit", "exhibit", {}),
    "exhibit_bytes": each("exhibit_bytes", "exhibit", 6),
    "exhibit_case": each("exhibit_case", "exhibit", 12),
    "retention": plain("retention"),
    "hold_add": both(plain("hold_add"), lambda known: iter(_holds(known))),
    "hold_lift": both(each("hold_lift", "hold", 4), refused("hold_lift", "hold", REASON, {})),
    "propose_disposal": lambda known: iter(_proposals(known)),
    "disposal": each("disposal", "disposal", 8),
    "answer_disposal": refused(
        "answer_disposal", "disposal", {"answer": "confirm"}, {"answer": "decline", "reason": "tried"}, {}
    ),
    "carry_out": refused("carry_out", "disposal", {}),
    "jobs": plain("jobs"),
    "job": each("job", "job"),
    "job_progress": each("job_progress", "job"),
    "job_cancel": refused("job_cancel", "job", {}),
}

MAKERS: dict[str, Maker] = {
    "take_in": lambda known: iter(_takings_in(known)),
    "add_source": lambda known: iter([Ask(reverse("add_source"), "POST", NEW_SOURCE, shape=True)]),
    "withdraw": lambda known: (
        Ask(reverse("withdraw", args=[show(one)]), "POST", REASON) for one in spread(known.seen["report"], 3)
    ),
    "check_exhibit": lambda known: (
        Ask(reverse("check_exhibit", args=[show(one)]), "POST", shape=True)
        for one in spread(known.seen["exhibit"], 4)
    ),
    "hand_over": lambda known: (
        Ask(reverse("hand_over", args=[show(one)]), "POST", GIVEN) for one in spread(known.seen["exhibit"], 6)
    ),
    "answer_handover": lambda known: (
        Ask(reverse("answer_handover", args=[show(one)]), "POST", {"answer": "confirmed"})
        for one in known.seen["handover"]
    ),
    "hold_add": lambda known: iter(
        [
            Ask(reverse("hold_add"), "POST", HOLD | {"marking": marking}, shape=True)
            for marking in ("UNCLASSIFIED", "PROTECTED A")
        ]
    ),
    "hold_lift": lambda known: (
        Ask(reverse("hold_lift", args=[show(one)]), "POST", REASON, shape=True)
        for one in spread(known.seen["hold"], 2)
    ),
    "propose_disposal": lambda known: iter(
        [
            Ask(
                reverse("propose_disposal"),
                "POST",
                {"record_class": "report", "object": [show(one) for one in known.seen["report"]]},
                shape=True,
            )
        ]
    ),
    "answer_disposal": lambda known: (
        Ask(reverse("answer_disposal", args=[show(one)]), "POST", {"answer": "confirm"}, shape=True)
        for one in spread(known.seen["disposal"], 4)
    ),
    "retract": lambda known: (
        Ask(reverse("retract", args=[show(one)]), "POST", REASON) for one in spread(known.seen["claim"], 3)
    ),
}
"""Acts that change the store, asked last and in both twins alike; afterwards both are looked at again."""

NOT_ASKED: dict[str, str] = {
    "set_language": "Django's own: keeps a cookie and goes back; reads no row",
    "account_logout": "allauth's own: ends the session; reads no marked row",
    "mfa_authenticate": "asked of somebody who is about to sign in; reads one's own factors",
    "mfa_login_webauthn": "gives a challenge, another each time; reads no marked row",
    "mfa_activate_totp": "gives a secret, another each time; reads no marked row",
    "mfa_add_webauthn": "gives a challenge, another each time; reads no marked row",
    "mfa_view_recovery_codes": "one's own recovery codes",
    "mfa_generate_recovery_codes": "one's own recovery codes",
    "remove_factor": "one's own second factor",
    "end_session": "one's own session",
    "end_other_sessions": "one's own sessions",
} | NOT_ASKED_OF_SERVICE

NEW_SOURCE: dict[str, object] = {"name": "A new source", "kind": "human", "note": "", "level": "u:0"}


HOLD: dict[str, object] = {
    "kind": "evidence",
    "record_class": "report",
    "authority": "File 12",
    "reason": "A trial.",
}


def _holds(known: Known) -> list[Ask]:
    """Holds on what is hidden, on nothing, above sight, and on what is no identifier."""
    hidden = [show(one) for one in (*spread(known.hidden["report"], HIDDEN_EACH), NOTHING)]
    asked = [HOLD | {"object": one} for one in (*hidden, "x")]
    asked += [HOLD | {"marking": one} for one in ("TOP SECRET//LARCH//CEDAR", "nonsense")]
    return [Ask(reverse("hold_add"), "POST", form) for form in [*asked, {}]]


def _proposals(known: Known) -> list[Ask]:
    """Proposals of what is hidden, of nothing, of a class that there is not."""
    hidden = [show(one) for one in (*spread(known.hidden["report"], HIDDEN_EACH), NOTHING)]
    forms: list[dict[str, object]] = [{"record_class": "report", "object": one} for one in hidden]
    forms += [{"record_class": "report"}, {"record_class": "nonsense", "object": hidden[0]}, {}]
    return [Ask(reverse("propose_disposal"), "POST", form) for form in forms]


def _takings_in(known: Known) -> list[Ask]:
    """Text taken in: plain, with hidden names in it, again, above sight, from a hidden source."""
    said: dict[str, object] = {
        "source": "new", "new_source": "A voice", "new_source_kind": "tip",
        "scheme": "admiralty", "grade": "B2",
        "grade_source": "B", "grade_information": "2", "level": "u:0", "title": "",
        "text": "Larchmoor Hidden Person rang +1 613 555 0115 and Courier Ambrose.",
    }  # fmt: skip
    address = reverse("take_in")
    hidden = show(known.hidden["source"][0]) if known.hidden["source"] else show(NOTHING)
    forms = [
        said,
        said,
        said | {"source": hidden},
        said | {"source": show(NOTHING)},
        said | {"level": "c:3"},
        {},
    ]
    return [Ask(address, "POST", form, shape=True) for form in forms]


def asks(known: Known) -> list[Ask]:
    """Everything to ask, and some addresses that are none."""
    names = set(everything.every_name(everything.urlpatterns))
    found = [ask for name, maker in {**ADDRESSES, **SERVICE}.items() if name in names for ask in maker(known)]
    return [*found, Ask("/nowhere/"), Ask("/reports"), Ask("/entities/"), Ask("/api/nowhere")]


def acts(known: Known) -> list[Ask]:
    """What changes the store, and a look at what then stands where it can be compared."""
    changing = [ask for maker in MAKERS.values() for ask in maker(known)]
    after = [Ask(reverse("sources"), shape=True), Ask(reverse("search"), data={"q": "courier"}, shape=True)]
    return [*changing, *after]
