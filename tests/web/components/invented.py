"""What the style guide shows: invented persons, reports and jobs, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace as Thing
from typing import Any

from django.core.paginator import Paginator
from invented_forms import FilterForm, NewForm, ReportForm
from invented_record import ENTITIES, GRADES, MARKINGS, differences, events, jobs, rows

from tamarack.web.templatetags.segments import segments_of

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
        _finding(
            4, "phone", "Telephone", "phone", "+1 613 555 0142", "open", normal="+16135550142", checked=True
        ),
        _finding(
            5,
            "money",
            "Amount of money",
            "money",
            "CAD 4,200",
            "corrected",
            fields=[{"label": "Currency", "value": "CAD"}],
        ),
        _finding(6, "document", "Document number", "document", "ZE000509", "open"),
        _finding(7, "number", "Identity number", "document", "123456782", "open", checked=False),
        _finding(8, "place", "Place", "place", "Sept-Rivages", "rejected"),
    ]
    for finding in found:
        finding.state = "accepted" if finding.id in decided else finding.state
    return sorted(found, key=lambda finding: finding.start)


def context(language: str, *, decided: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Everything that styleguide.html shows."""
    found = findings(decided=decided)
    return {
        "person": Thing(
            name="Maëlle Okafor",
            unit="Sept-Rivages",
            role="Analyst",
            purpose="investigation",
            purpose_url="#purpose",
        ),
        "shown": MARKINGS,
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
        "kinds": [
            {"value": "phone", "label": "Telephone"},
            {"value": "document", "label": "Document number"},
        ],
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
            Thing(
                id=(9 + at) << 40,
                title=f"{title}",
                marking=MARKINGS[at],
                grade=GRADES[at],
                said_on=f"2026-03-0{at + 1}",
                claims=at * 312,
            )
            for at, title in enumerate(
                ["Harbour tip", "Partner's list", "Counter examination", "Ferry manifest"]
            )
        ],
        "page": Paginator(range(240), 50).page(2),
        "jobs": jobs(),
        "form": ReportForm({"source": "9", "count": "x"}),
        "filter_form": FilterForm(auto_id="filter_%s"),
    }
