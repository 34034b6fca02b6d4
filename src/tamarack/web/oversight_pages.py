"""Pages of who watches over access, and of who is told: they join the log with the names of records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tamarack.foundation.identifiers import read, show
from tamarack.intelligence.claims.queries import labels_of, titles_of
from tamarack.trust.accounts.door import LookingRequest, held_at, may, page
from tamarack.trust.accounts.queries import names_of, unit_names, unit_of
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.queries import Seen
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.viewer import own_height
from tamarack.trust.markings.viewing import Look
from tamarack.trust.oversight.actions import demand_watch, mark_seen, review
from tamarack.trust.oversight.errors import NoSuchFinding
from tamarack.trust.oversight.forms import ReviewForm
from tamarack.trust.oversight.queries import Told, notices, reviews
from tamarack.trust.oversight.rules.finding import Finding
from tamarack.trust.oversight.verbs import opens, searches
from tamarack.trust.oversight.watch import Labels, Watch, watch
from tamarack.trust.oversight.words import DEED_WORDS, OUTCOME_WORDS, RULE_WORDS, sentence_of
from tamarack.web.access_strip import strip_of

SHOWN = 12  # events that a finding shows in the list; its own page has all
_RECORDS = {"source": "source", "intake": "intake"}  # by verb: what has no name here
Names = Mapping[int, tuple[str, str]]  # what a record is called, and the page that shows it


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as the pages show it: what was done, to what, and where the log has it."""

    at: datetime
    deed: str
    purpose: str
    asked: str
    records: Sequence[tuple[str, str]]  # label, address
    url: str


@require_GET
@page()
def oversight(request: LookingRequest) -> HttpResponse:
    """Unusual access in one unit: plain findings, by time, with the events behind them."""
    _demand(request)
    units = unit_names(get_language() or "en") if may(request, Verb.READ_LOG) else {}
    asked = request.GET.get("unit", "")
    unit = asked if asked in units else request.user.unit_id
    watched = watch(request.look, unit, _labels(request.look))
    only, rule = request.GET.get("person", ""), request.GET.get("rule", "")
    findings = [one for one in watched.findings if only in ("", show(one.officer)) and rule in ("", one.rule)]
    settled = reviews(request.look, [one.id for one in findings])
    names = _names(request.look, watched, findings)
    context = {
        "rows": [_row(one, watched, names, settled.get(one.id, [])) for one in findings],
        "units": units,
        "unit": unit,
        "unit_name": units.get(unit, ""),
        "people": [
            (show(one.id), one.full_name)
            for one in watched.people.values()
            if one.id != request.look.viewer.officer
        ],
        "rules": RULE_WORDS,
        "only": only,
        "rule": rule,
        "chosen": sum(1 for one in (only, rule) if one),
        "shown": _height(request.look, findings),
        "since": watched.since,
        "read_from": watched.read_from,
    }
    return TemplateResponse(request, "oversight/findings.html", context)


@require_http_methods(["GET", "POST"])
@page()
def finding(request: LookingRequest, shown: str, number: str) -> HttpResponse:
    """One finding: every event behind it, when that person looked, and what reviewers said."""
    _demand(request)
    officer = read(shown)
    demand_watch(request.look, officer)
    watched = watch(request.look, unit_of(officer), _labels(request.look))
    found = next((one for one in watched.findings if (one.id, one.officer) == (number, officer)), None)
    if found is None:
        raise NoSuchFinding(id=number)
    form = ReviewForm(request.POST or None, found.rule)
    if request.method == "POST" and form.is_valid():
        review(actor=request.look, finding=found, **form.cleaned_data)
        messages.success(request, _("The review stands beside the finding."))
        return redirect("oversight_finding", shown, number)
    names = _names(request.look, watched, [found])
    moments = [one.at for one in watched.seen.values() if one.actor == officer and _looked(one)]
    today = watched.hours.day_of(timezone.now())
    context = {
        "row": _row(found, watched, names, reviews(request.look, [found.id]).get(found.id, []), most=None),
        "form": form,
        "strip": strip_of(moments, watched.hours, watched.since, today),
        "zone": str(watched.hours.zone),
        "shown": _height(request.look, [found]),
    }
    return TemplateResponse(request, "oversight/finding.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page()
def notice_list(request: LookingRequest) -> HttpResponse:
    """What one was told: who opened, by a broken glass, what one or one's unit recorded."""
    if request.method == "POST":
        mark_seen(actor=request.look, notices=[read(one) for one in request.POST.getlist("notice")])
        return redirect("notices")
    rows = shown_notices(request.look, notices(request.look))
    context = {"rows": rows, "shown": [mark for row in rows for mark in row["marks"]]}
    return TemplateResponse(request, "oversight/notices.html", context)


def shown_notices(look: Look, told: Sequence[Told]) -> list[dict[str, Any]]:
    """Notices as pages show them."""
    names = _called(look, {record for one in told for record in one.named})
    people = names_of({one.actor for one in told})
    return [
        {
            "id": show(one.id),
            "at": one.at,
            "actor": people.get(one.actor, ""),
            "records": [
                (*_record("", record, names), marking_of(mark))
                for record, mark in zip(one.named, one.marks, strict=True)
            ],
            "marks": [marking_of(mark) for mark in one.marks],
            "seen": one.seen,
            "url": event_address(one.event),
        }
        for one in told
    ]


def event_address(event: int) -> str:
    """Where the log shows that event."""
    return reverse("event", args=[show(event)])


def _demand(request: LookingRequest) -> None:
    """Supervisors watch their unit, auditors all. Raises RoleForbids."""
    if not may(request, Verb.READ_LOG):
        held_at(request).demand(Verb.REVIEW_UNIT)


def _labels(look: Look) -> Labels:
    return lambda records: {one: label for one, (label, _schema) in labels_of(look, records).items()}


def _called(look: Look, records: Collection[int]) -> Names:
    things = {one: (label or show(one), "entity") for one, label in _labels(look)(sorted(records)).items()}
    titles = {one: (title or show(one), "report") for one, title in titles_of(look, records).items()}
    return things | titles


def _names(look: Look, watched: Watch, findings: Sequence[Finding]) -> Names:
    behind = {event for one in findings for event in one.events if event in watched.seen}
    about = {one.about for one in findings if one.about}
    return _called(look, about | {record for event in behind for record in watched.seen[event].named})


def _height(look: Look, findings: Sequence[Finding]) -> list[Marking]:
    """Names and typed words may be of anything that the reader sees, so the page is as high as they are."""
    return [own_height(look.viewer)] if findings else []


def _row(
    found: Finding, watched: Watch, names: Names, said: Sequence[Any], most: int | None = SHOWN
) -> dict[str, Any]:
    behind = [watched.seen[event] for event in found.events if event in watched.seen]
    return {
        "finding": found,
        "id": found.id,
        "shown": show(found.officer),
        "person": watched.people[found.officer].full_name,
        "rule": RULE_WORDS[found.rule],
        "sentence": sentence_of(found),
        "about": _record("", found.about, names) if found.about else None,
        "events": [_event(one, names) for one in behind[:most]],
        "count": len(found.events),
        "more": max(0, len(found.events) - most) if most else 0,
        "reviews": [{"review": one, "outcome": OUTCOME_WORDS[one.outcome]} for one in said],
    }


def _event(seen: Seen, names: Names) -> ShownEvent:
    return ShownEvent(
        at=seen.at,
        deed=str(DEED_WORDS.get(seen.verb, seen.verb)),
        purpose=seen.words.get("purpose", ""),
        asked=seen.words.get("asked", ""),
        records=[_record(seen.verb, one, names) for one in seen.named[:3]],
        url=event_address(seen.id),
    )


def _record(verb: str, record: int, names: Names) -> tuple[str, str]:
    label, route = names.get(record, (show(record), _RECORDS.get(verb.partition(".")[0], "")))
    return label, reverse(route, args=[show(record)]) if route else ""


def _looked(seen: Seen) -> bool:
    return opens(seen.verb) or searches(seen.verb)
