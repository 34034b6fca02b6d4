"""An invented record: entities, values with their sources, a chronology, a comparison, jobs."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace as Thing
from typing import Any

from tamarack.trust.markings.portion import parse

MARKINGS = [
    parse(text)
    for text in (
        "UNCLASSIFIED",
        "PROTECTED A",
        "PROTECTED B",
        "PROTECTED C//REL CBSA,IRCC",
        "CONFIDENTIAL",
        "SECRET//CEO",
        "TOP SECRET//ORCON CSIS//LARCH",
    )
]
GRADES = ["admiralty:B2", "admiralty:F6", "uk-5x5x5:E41", "uk-3x5x2:1AP", "europol-4x4:A1H1"]

ENTITIES = [
    Thing(id=1001 << 40, schema=schema, label=label, shown=f"{number:013}")
    for number, (schema, label) in enumerate(
        [
            ("Person", "Oluwaseun Tremblay"),
            ("Person", "О. Трамбле"),
            ("Organization", "Northern Aster Freight Ltd."),
            ("Vehicle", "BZQT 481"),
            ("Passport", "ZE000509"),
            ("BankAccount", "CA-0042 1187"),
            ("Address", "14 Rue Inventée, Sept-Rivages"),
            ("Event", "Meeting at the quay"),
            ("Call", "+1 613 555 0142 → +44 20 7946 0123"),
            ("Payment", "CAD 4,200"),
            ("Document", "Letter of 3 March"),
        ]
    )
]


def _source(marking: int, grade: int, label: str, said_on: str) -> Thing:
    return Thing(marking=MARKINGS[marking], grade=GRADES[grade], label=label, said_on=said_on, url="#report")


def _value(text: str, *sources: Thing, **more: Any) -> Thing:
    return Thing(
        **{"text": text, "normal": "", "entity": None, "withdrawn": False, "language": ""} | more,
        sources=sources,
    )


TIP = _source(2, 0, "Harbour tip", "2026-03-02")
LIST = _source(5, 4, "Partner's list", "2025-11")
EXAMINATION = _source(1, 2, "Counter examination", "2026-03-03")


def rows() -> list[Thing]:
    return [
        Thing(
            name="name",
            label="Name",
            conflict=False,
            values=[
                _value("Oluwaseun Tremblay", TIP, LIST),
                _value("О. Трамбле", LIST, language="ru", normal="o tramble"),
            ],
        ),
        Thing(
            name="birthDate",
            label="Date of birth",
            conflict=True,
            values=[
                _value("4 July 1981", EXAMINATION, normal="1981-07-04"),
                _value("1984", LIST),
                _value("July 1981", TIP),
            ],
        ),
        Thing(
            name="phone",
            label="Telephone",
            conflict=False,
            values=[_value("", TIP, entity=Thing(id=7, schema="Call", label="+1 613 555 0142"))],
        ),
        Thing(
            name="note",
            label="Note",
            conflict=False,
            values=[_value("Seen at the quay on Tuesdays", LIST, withdrawn=True)],
        ),
    ]


def events() -> list[Thing]:
    return [
        Thing(
            when="2025-11",
            until=None,
            about=False,
            label="Named on a partner's list",
            url="#1",
            text="",
            sources=[LIST],
        ),
        Thing(
            when="2024", until=None, about=False, label="Freight company founded", url="", text="", sources=[]
        ),
        Thing(
            when="2026-03-02",
            until="2026-03-03",
            about=False,
            label="Drives to the ferry",
            url="#2",
            text="With a grey van.",
            sources=[TIP],
        ),
        Thing(
            when="2026-03-20",
            until=None,
            about=True,
            label="Payment of CAD 4,200",
            url="#3",
            text="",
            sources=[TIP],
        ),
        Thing(
            when=None,
            until=None,
            about=False,
            label="Meeting with an unknown man",
            url="#4",
            text="",
            sources=[],
        ),
    ]


def differences() -> list[Thing]:
    return [
        Thing(
            label="Name",
            verdict="near",
            words="alike",
            left=[_value("Oluwaseun Tremblay", TIP)],
            right=[_value("О. Трамбле", LIST)],
        ),
        Thing(
            label="Date of birth",
            verdict="different",
            words="differ by 3 years",
            left=[_value("4 July 1981", EXAMINATION)],
            right=[_value("1984", LIST)],
        ),
        Thing(
            label="Nationality",
            verdict="same",
            words="the same",
            left=[_value("Utopia", TIP)],
            right=[_value("Utopia", LIST)],
        ),
        Thing(
            label="Passport",
            verdict="one-sided",
            words="known on one side",
            left=[_value("ZE000509", EXAMINATION)],
            right=[],
        ),
    ]


def jobs() -> list[Thing]:
    moment = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    running = Thing(
        id=5 << 40,
        title="Taking in the partner's list",
        running=True,
        state_words="running",
        tone="blue",
        percent=42,
        step="Reading rows",
        done=21_000,
        total=50_578,
        started=moment,
        expected=moment,
        ended=None,
        problem="",
        poll_url="/poll",
        cancel_url="/cancel",
        result_url="",
    )
    ended = Thing(
        **vars(running)
        | {
            "id": 6 << 40,
            "running": False,
            "state_words": "done",
            "tone": "green",
            "percent": 100,
            "ended": moment,
            "result_url": "#reports",
        }
    )
    failed = Thing(
        **vars(ended)
        | {
            "id": 7 << 40,
            "state_words": "stopped",
            "tone": "red",
            "result_url": "",
            "problem": "Row 20,114: the date 30 February 1980 does not exist.",
        }
    )
    waiting = Thing(
        **vars(running)
        | {
            "id": 8 << 40,
            "percent": None,
            "state_words": "waiting",
            "tone": "gold",
            "started": None,
            "expected": None,
            "step": "",
            "total": 0,
        }
    )
    return [running, waiting, ended, failed]
