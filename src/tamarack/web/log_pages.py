"""The log for those who watch over it: who saw and did what, and what for; one record or person in time."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from tamarack.foundation.errors import BadInput
from tamarack.foundation.identifiers import BadIdentifier, read, show
from tamarack.foundation.list_position import Position, read_position, show_position
from tamarack.trust.accounts.door import LookingRequest, page
from tamarack.trust.accounts.queries import people_by_id, people_by_name
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit import queries
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.proving import prove
from tamarack.trust.audit.queries import Asked, Seen
from tamarack.trust.audit.words import VERBS, said_words, verb_words
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking, Purpose
from tamarack.trust.markings.portion import purpose_words
from tamarack.web.log_picture import by_day
from tamarack.web.naming import Thing, things

PER_PAGE = 50
DRAWN = 1_000  # events that the picture counts
EXPORTED = 20_000


class LogFilter(forms.Form):
    """What is asked of the log."""

    person = forms.CharField(label=_("Person"), required=False, help_text=_("A login, or part of a name."))
    record = forms.CharField(
        label=_("Record that is followed"),
        required=False,
        help_text=_("The 13 letters in the address of its page."),
    )
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    purpose = forms.ChoiceField(label=_("Purpose"), required=False)
    words = forms.CharField(label=_("Words that were typed"), required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        language = get_language() or "en"
        every = [("", _("Any"))]
        verbs = sorted(((verb, str(words)) for verb, words in VERBS.items()), key=lambda one: one[1])
        aims = [(one.value, purpose_words(one, language).capitalize()) for one in Purpose]
        self.fields["verb"].choices = [*every, *verbs]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [*every, *aims]  # type: ignore[attr-defined]

    def clean_record(self) -> int | None:
        """The identifier behind the letters."""
        told = self.cleaned_data["record"].strip()
        try:
            return read(told) if told else None
        except BadIdentifier:
            raise forms.ValidationError(_("An identifier has 13 letters and digits.")) from None

    def asked(self) -> Asked:
        """The question for the log."""
        said = self.cleaned_data
        return Asked(
            officers=[one.id for one in people_by_name(said["person"])] if said["person"] else None,
            record=said["record"],
            verbs=[said["verb"]] if said["verb"] else None,
            purpose=said["purpose"],
            since=_midnight(said["since"]),
            until=_midnight(said["until"], 1),
            words=said["words"].strip(),
        )


class Who(Protocol):
    """Whose act it was."""

    login: str
    full_name: str


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a page shows it."""

    seen: Seen
    what: str
    who: Who | None
    purpose: str
    about: list[tuple[Marking | None, Thing]]
    unnamed: list[tuple[Marking | None, str]]
    said: list[tuple[str, str]]
    height: Marking | None

    @property
    def markings(self) -> list[Marking]:
        """All that a page with this line shows."""
        marks = [mark for mark, _ in (*self.about, *self.unnamed)]
        return [mark for mark in (*marks, self.height) if mark is not None]

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.seen.id)


@require_GET
@page(may=Verb.READ_LOG)
def log(request: LookingRequest) -> HttpResponse:
    """The log, newest first, with a picture of its days."""
    form = LogFilter(request.GET or None)
    asked = form.asked() if form.is_valid() else Asked()
    found = queries.log(
        request.look, replace(asked, before=_before(request)), most=DRAWN if _narrow(asked) else PER_PAGE + 1
    )
    listed = found[:PER_PAGE]
    shown = lines(request, listed)
    context = {
        "form": form,
        "lines": shown,
        "shown": [mark for line in shown for mark in line.markings],
        "days": by_day([one.at for one in found]) if _narrow(asked) else [],
        "drawn": len(found),
        "exported": [(name, value) for name, value in request.GET.items() if name in form.fields],
        "next": show_position(listed[-1].at, listed[-1].id) if len(found) > PER_PAGE else "",
        "chosen": sum(1 for value in form.cleaned_data.values() if value) if form.is_valid() else 0,
        "about": things(request.look, [asked.record]).get(asked.record) if asked.record else None,
    }
    return TemplateResponse(request, "log/log.html", context, status=400 if form.errors else 200)


@require_GET
@page(may=Verb.READ_LOG)
def event(request: LookingRequest, shown: str) -> HttpResponse:
    """One event, all that this reader may see of it, and where it stands in the log."""
    seen = queries.event_by_id(request.look, read(shown))
    (line,) = lines(request, [seen])
    context = {"line": line, "details": sorted(seen.details.items()), "shown": line.markings}
    return TemplateResponse(request, "log/event.html", context)


@require_GET
@page(may=Verb.READ_LOG)
def event_proof(request: LookingRequest, shown: str) -> HttpResponse:
    """The file that proves the event to whoever has the log's public key."""
    response = HttpResponse(prove(request.look, read(shown)), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{show(read(shown))}.tlog-proof"'
    return response


@require_GET
@page(may=Verb.READ_LOG)
def checkpoints(request: LookingRequest) -> HttpResponse:
    """The latest checkpoints, where they went, and how to verify the log."""
    return TemplateResponse(request, "log/checkpoints.html", {"rows": queries.checkpoints(request.look)})


@require_POST
@page(may=Verb.READ_LOG)
def export_log(request: LookingRequest) -> HttpResponse:
    """What the filter finds as a CSV file; that it was exported is in the log."""
    form = LogFilter(request.POST)
    asked = form.asked() if form.is_valid() else Asked(officers=[])
    found = queries.log(request.look, asked, most=EXPORTED)
    record("log.export", actor=request.look, details={"events": len(found)})
    response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log.csv"'
    return response


def as_csv(found: Sequence[Seen]) -> str:
    """Events as a table that a spreadsheet opens: times in UTC, no cell that it would compute."""
    people = people_by_id({one.actor for one in found if one.actor is not None})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["event", "at", "login", "name", "channel", "verb", "purpose", "records", "words", "hidden", "leaf"]
    )
    for one in found:
        who = people.get(one.actor) if one.actor is not None else None
        writer.writerow(
            [
                show(one.id),
                one.at.astimezone(UTC).isoformat(),
                _inert(who.login if who else ""),
                _inert(who.full_name if who else ""),
                one.channel,
                one.verb,
                one.purpose,
                " ".join(show(named) for named in one.named),
                _inert("; ".join(f"{name}: {text}" for name, text in one.words.items())),
                "yes" if one.hidden or one.words_hidden else "",
                "" if one.leaf is None else one.leaf,
            ]
        )
    return out.getvalue()


def lines(request: LookingRequest, found: Sequence[Seen]) -> list[Line]:
    """Events with the names of what they name."""
    language = get_language() or "en"
    named = things(request.look, {one for seen in found for one in seen.named})
    people = people_by_id({one.actor for one in found if one.actor is not None})
    return [
        Line(
            seen=seen,
            what=verb_words(seen.verb),
            who=people.get(seen.actor) if seen.actor is not None else None,
            purpose=purpose_words(Purpose(seen.purpose), language).capitalize() if seen.purpose else "",
            about=[(mark, named[one]) for mark, one in _marked(seen) if one in named],
            unnamed=[(mark, show(one)) for mark, one in _marked(seen) if one not in named],
            said=[(said_words(name), text) for name, text in sorted(seen.words.items())],
            height=None if seen.words_mark is None else marking_of(seen.words_mark),
        )
        for seen in found
    ]


def _marked(seen: Seen) -> list[tuple[Marking | None, int]]:
    """What it names, each with the marking under which it is known."""
    pairs = zip(seen.marks, seen.named, strict=True)
    return [(None if mark is None else marking_of(mark), one) for mark, one in pairs]


def _narrow(asked: Asked) -> bool:
    """Whether it follows one record or some people: then there is a picture to draw."""
    return asked.record is not None or asked.officers is not None


def _before(request: LookingRequest) -> Position | None:
    try:
        found = read_position(request.GET.get("before", ""))
    except BadInput:
        return None
    return found if found and found[0].tzinfo else None


def _midnight(day: Any, later: int = 0) -> datetime | None:
    if day is None:
        return None
    local = datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())
    return local + timedelta(days=later)


def _inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
