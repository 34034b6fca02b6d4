"""What the style guide shows: invented persons, reports and jobs, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.core.paginator import Paginator

from tamarack.trust.markings.portion import parse
from tamarack.web.templatetags.marks import banner_of
from tamarack.web.templatetags.segments import segments_of

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

WORDS = {
    "en": {
        "info": "The list was brought up to date this morning.",
        "success": "The report was taken in: 14 findings to decide.",
        "warning_title": "Two values differ",
        "warning": "The dates of birth can't both be right.",
        "danger": "The file is cut off after page 3. What could be read was kept.",
        "nothing_title": "No reports yet",
        "nothing": "Take in a report",
    },
    "fr": {
        "info": "La liste a été mise à jour ce matin.",
        "success": "Le rapport a été pris en charge : 14 constatations à trancher.",
        "warning_title": "Deux valeurs diffèrent",
        "warning": "Les dates de naissance ne peuvent être toutes deux exactes.",
        "danger": "Le fichier est coupé après la page 3. Ce qui a pu être lu est conservé.",
        "nothing_title": "Aucun rapport pour le moment",
        "nothing": "Prendre un rapport en charge",
    },
}

TEXT = (
    "On 2 March a caller 😀 said that Oluwaseun Tremblay would be driving a grey van, plate BZQT 481,\r\n"
    "to the ferry at Sept-Rivages. He gave the number +1 613 555 0142 and asked for CAD 4,200.\n\n"
    "The passport shown at the counter was ZE000509 with the line\n"
    "P<UTOTREMBLAY<<OLUWASEUN<<<<<<<<<<<<<<<<<<<<\n"
    "and a second document, number 123456782, which the clerk thought false.\n"
)


class ReportForm(forms.Form):
    """Every kind of question."""

    title = forms.CharField(help_text="In a few words, as a colleague would look for it.")
    text = forms.CharField(widget=forms.Textarea, required=False)
    said_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)
    source = forms.ChoiceField(choices=[("", "–"), ("1", "Harbour tip line"), ("2", "Partner list")])
    handling = forms.ChoiceField(
        choices=[("a", "May be shared"), ("b", "With conditions")], widget=forms.RadioSelect
    )
    agencies = forms.MultipleChoiceField(
        choices=[("CBSA", "CBSA"), ("IRCC", "IRCC")], widget=forms.CheckboxSelectMultiple, required=False
    )
    confirmed = forms.BooleanField(label="I have read the original", required=False)
    file = forms.FileField(required=False)
    count = forms.IntegerField(required=False)


class FilterForm(forms.Form):
    """A list's filters."""

    kind = forms.ChoiceField(choices=[("", "All"), ("p", "Person")], required=False)
    since = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)


class NewForm(forms.Form):
    """Something new from the text."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))
    schema = forms.ChoiceField(choices=[("Person", "Person"), ("Vehicle", "Vehicle")])
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _finding(number: int, kind: str, label: str, icon: str, text: str, state: str, **more: Any) -> Thing:
    start = TEXT.index(text)
    facts = {"normal": text, "checked": None, "fields": [], "entity": None, "candidates": []} | more
    return Thing(
        id=f"f{number}",
        kind=kind,
        label=label,
        icon=icon,
        text=text,
        state=state,
        start=start,
        end=start + len(text),
        url=f"/findings/f{number}",
        **facts,
    )


def findings(*, decided: frozenset[str] = frozenset()) -> list[Thing]:
    """What was found in TEXT; those in `decided` have been accepted."""
    found = [
        _finding(1, "date", "Date", "event", "2 March", "open", normal="--03-02"),
        _finding(
            2,
            "mention",
            "Known person",
            "person",
            "Oluwaseun Tremblay",
            "open",
            candidates=ENTITIES[:2],
        ),
        _finding(3, "plate", "Licence plate", "vehicle", "BZQT 481", "accepted", entity=ENTITIES[3]),
        _finding(4, "phone", "Telephone", "phone", "+1 613 555 0142", "open", normal="+16135550142", checked=True),
        _finding(
            5, "money", "Amount of money", "money", "CAD 4,200", "corrected", fields=[{"label": "Currency", "value": "CAD"}]
        ),
        _finding(6, "document", "Document number", "document", "ZE000509", "open"),
        _finding(7, "number", "Identity number", "document", "123456782", "open", checked=False),
        _finding(8, "place", "Place", "place", "Sept-Rivages", "rejected"),
    ]
    for finding in found:
        finding.state = "accepted" if finding.id in decided else finding.state
    return sorted(found, key=lambda finding: finding.start)


def _source(marking: int, grade: int, label: str, said_on: str) -> Thing:
    return Thing(marking=MARKINGS[marking], grade=GRADES[grade], label=label, said_on=said_on, url="#report")


def _value(text: str, *sources: Thing, **more: Any) -> Thing:
    return Thing(**{"text": text, "normal": "", "entity": None, "withdrawn": False, "language": ""} | more, sources=sources)


TIP = _source(2, 0, "Harbour tip", "2026-03-02")
LIST = _source(5, 4, "Partner's list", "2025-11")
EXAMINATION = _source(1, 2, "Counter examination", "2026-03-03")


def rows() -> list[Thing]:
    return [
        Thing(name="name", label="Name", conflict=False, values=[
            _value("Oluwaseun Tremblay", TIP, LIST), _value("О. Трамбле", LIST, language="ru", normal="o tramble")]),
        Thing(name="birthDate", label="Date of birth", conflict=True, values=[
            _value("4 July 1981", EXAMINATION, normal="1981-07-04"), _value("1984", LIST), _value("July 1981", TIP)]),
        Thing(name="phone", label="Telephone", conflict=False, values=[
            _value("", TIP, entity=Thing(id=7, schema="Call", label="+1 613 555 0142"))]),
        Thing(name="note", label="Note", conflict=False, values=[
            _value("Seen at the quay on Tuesdays", LIST, withdrawn=True)]),
    ]  # fmt: skip


def events() -> list[Thing]:
    return [
        Thing(when="2025-11", until=None, about=False, label="Named on a partner's list", url="#1", text="", sources=[LIST]),
        Thing(when="2024", until=None, about=False, label="Freight company founded", url="", text="", sources=[]),
        Thing(when="2026-03-02", until="2026-03-03", about=False, label="Drives to the ferry", url="#2",
              text="With a grey van.", sources=[TIP]),
        Thing(when="2026-03-20", until=None, about=True, label="Payment of CAD 4,200", url="#3", text="", sources=[TIP]),
        Thing(when=None, until=None, about=False, label="Meeting with an unknown man", url="#4", text="", sources=[]),
    ]  # fmt: skip


def differences() -> list[Thing]:
    return [
        Thing(label="Name", verdict="near", words="alike", left=[_value("Oluwaseun Tremblay", TIP)], right=[_value("О. Трамбле", LIST)]),
        Thing(label="Date of birth", verdict="different", words="differ by 3 years", left=[_value("4 July 1981", EXAMINATION)], right=[_value("1984", LIST)]),
        Thing(label="Nationality", verdict="same", words="the same", left=[_value("Utopia", TIP)], right=[_value("Utopia", LIST)]),
        Thing(label="Passport", verdict="one-sided", words="known on one side", left=[_value("ZE000509", EXAMINATION)], right=[]),
    ]  # fmt: skip


def jobs() -> list[Thing]:
    moment = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    running = Thing(id=5 << 40, title="Taking in the partner's list", running=True, state_words="running", tone="blue", percent=42,
                    step="Reading rows", done=21_000, total=50_578, started=moment, expected=moment, ended=None,
                    problem="", poll_url="/poll", cancel_url="/cancel", result_url="")  # fmt: skip
    ended = Thing(**vars(running) | {"id": 6 << 40, "running": False, "state_words": "done", "tone": "green", "percent": 100,
                                     "ended": moment, "result_url": "#reports"})  # fmt: skip
    failed = Thing(**vars(ended) | {"id": 7 << 40, "state_words": "stopped", "tone": "red", "result_url": "",
                                    "problem": "Row 20,114: the date 30 February 1980 does not exist."})  # fmt: skip
    waiting = Thing(**vars(running) | {"id": 8 << 40, "percent": None, "state_words": "waiting", "tone": "gold", "started": None,
                                       "expected": None, "step": "", "total": 0})  # fmt: skip
    return [running, waiting, ended, failed]


def context(language: str, *, decided: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Everything that styleguide.html shows."""
    found = findings(decided=decided)
    return {
        "person": Thing(name="Maëlle Okafor", unit="Sept-Rivages", role="Analyst", purpose="investigation", purpose_url="#purpose"),
        "banner": banner_of(MARKINGS, language),
        "markings": MARKINGS,
        "grades": GRADES,
        "entities": ENTITIES,
        "moment": datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
        "words": WORDS[language],
        "segments": list(segments_of(TEXT, found)),
        "text_language": "en",
        "findings": found,
        "current": next(finding for finding in found if finding.state == "open"),
        "open_count": sum(finding.state == "open" for finding in found),
        "kinds": [{"value": "phone", "label": "Telephone"}, {"value": "document", "label": "Document number"}],
        "new_form": NewForm(prefix=""),
        "new_url": "/new",
        "finding_keys": True,
        "tab_items": [
            {"label": "Record", "url": "#a", "current": True, "count": None},
            {"label": "Reports", "url": "#b", "current": False, "count": 12},
        ],
        "rows": rows(),
        "events": events(),
        "differences": differences(),
        "reports": [
            Thing(id=(9 + at) << 40, title=f"{title}", marking=MARKINGS[at], grade=GRADES[at], said_on=f"2026-03-0{at + 1}", claims=at * 312)
            for at, title in enumerate(["Harbour tip", "Partner's list", "Counter examination", "Ferry manifest"])
        ],
        "page": Paginator(range(240), 50).page(2),
        "jobs": jobs(),
        "form": ReportForm({"source": "9", "count": "x"}),
        "filter_form": FilterForm(auto_id="filter_%s"),
    }  # fmt: skip
