"""Pages of exhibits."""

from __future__ import annotations

import json
from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tamarack.foundation.identifiers import read
from tamarack.foundation.list_position import read_position, show_position
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.queries import agency_names
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.custody import actions, queries
from tamarack.trust.custody.case_graph import MEDIA_TYPE
from tamarack.trust.custody.chain import Answered, Chain
from tamarack.trust.custody.errors import AlreadyAnswered, HandoverPending, NotTheHolder, NotYourAnswer
from tamarack.trust.custody.exporting import case_document
from tamarack.trust.custody.forms import DeriveForm, ExhibitFilter, ExhibitForm, HandOverForm, ReasonForm
from tamarack.trust.custody.handling import Outcome
from tamarack.trust.custody.models import Handover
from tamarack.trust.custody.originals import opened
from tamarack.trust.custody.picture import picture
from tamarack.trust.custody.shown import shown_stages, shown_steps, summary, tree
from tamarack.trust.custody.words import AUTHORITY_WORDS, OUTCOME_WORDS
from tamarack.trust.markings.errors import NoCommonMarking
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking

PER_PAGE = 50


@require_GET
@page()
def exhibit_list(request: LookingRequest) -> HttpResponse:
    """Exhibits, newest first, and those that wait for the reader's own answer."""
    look, form = request.look, ExhibitFilter(request.GET or None)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    found = queries.exhibits(
        look,
        text=wanted.get("q", ""),
        held_by=look.viewer.officer if wanted.get("whose") == "mine" else None,
        waiting=wanted.get("whose") == "waiting",
        before=read_position(request.GET.get("before", "")),
        most=PER_PAGE + 1,
    )
    listed, last = found[:PER_PAGE], found[PER_PAGE - 1].exhibit if len(found) > PER_PAGE else None
    names = queries.names_of(look, {one.holder for one in listed})
    waiting = queries.waiting_among(look, [one.exhibit.id for one in listed])
    rows = [
        {
            "exhibit": one.exhibit,
            "marking": marking_of(one.exhibit.marking_id),
            "holder": names.get(one.holder, ""),
            "waiting": one.exhibit.id in waiting,
        }
        for one in listed
    ]
    offered = [{"handover": one, "marking": marking_of(one.marking_id)} for one in queries.offered_to(look)]
    context = {
        "form": form,
        "rows": rows,
        "offered": offered,
        "next": show_position(last.registered_at, last.id) if last else "",
        "chosen": sum(1 for value in wanted.values() if value),
        "may_add": may(request, Verb.KEEP_EXHIBITS),
        "shown": [row["marking"] for row in (*rows, *offered)],
    }
    return TemplateResponse(request, "custody/exhibits.html", context)


@require_GET
@page()
def exhibit(request: LookingRequest, shown: str) -> HttpResponse:
    """One exhibit: how far it has come, its custody, its family, its bytes."""
    look = request.look
    found = queries.exhibit_by_id(look, read(shown))
    custody = queries.chain_of(look, found)
    family, checks = queries.family_of(look, found), queries.checks_of(look, found)
    names = queries.names_of(look, _people(custody))
    me, keeps = look.viewer.officer, may(request, Verb.KEEP_EXHIBITS)
    context = {
        "exhibit": found,
        "id": found.shown,
        "marking": marking_of(found.marking_id),
        "authority": AUTHORITY_WORDS.get(found.authority_kind, ""),
        "origin": next((one for one in family if one.id == found.made_from_id), None),
        "holder": names.get(custody.holder, ""),
        "custody": custody,
        "pending_to": names.get(custody.pending.recipient, "") if custody.pending else "",
        "picture": picture(custody, names),
        "summary": summary(custody, names),
        "steps": shown_steps(custody, names),
        "stages": shown_stages(found, family[0], checks),
        "tree": tree(family, found.id) if len(family) > 1 else None,
        "checks": [(one, OUTCOME_WORDS[Outcome(one.outcome)]) for one in checks],
        "mine_to_answer": custody.pending is not None and me == custody.pending.recipient and keeps,
        "mine_to_take_back": custody.pending is not None and me == custody.pending.giver and keeps,
        "may_hand_over": custody.pending is None and custody.holder == me and keeps,
        "may_derive": keeps,
        "shown": [marking_of(one.marking_id) for one in family],
    }
    return TemplateResponse(request, "custody/exhibit.html", context)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_EXHIBITS)
def add_exhibit(request: LookingRequest) -> HttpResponse:
    """Register a file that was obtained."""
    look = request.look
    form = ExhibitForm(
        request.POST or None, request.FILES or None, look=look, agencies=agency_names(get_language() or "en"),
        initial={"level": "p:2" if look.viewer.protected >= 2 else "u:0"},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.add_exhibit(
            actor=look,
            stream=said["file"].file,
            name=said["file"].name,
            title=said["title"],
            description=said["description"],
            obtained=form.obtained(),
            marking=form.marking(),
        )
        messages.success(request, _("The exhibit is registered, and you hold it."))
        return redirect("exhibit", made.shown)
    return TemplateResponse(request, "custody/add.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_EXHIBITS)
def derive_exhibit(request: LookingRequest, shown: str) -> HttpResponse:
    """Register a file that was made from an exhibit; it carries at least the exhibit's marking."""
    look = request.look
    origin = queries.exhibit_by_id(look, read(shown))
    least = marking_of(origin.marking_id)
    form = DeriveForm(
        request.POST or None, request.FILES or None, look=look, agencies=agency_names(get_language() or "en"),
        initial={"level": _level(least)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and (marking := _joined(form, least)) is not None:
        said = form.cleaned_data
        made = actions.derive(
            actor=look,
            made_from=origin.id,
            stream=said["file"].file,
            name=said["file"].name,
            title=said["title"],
            description=said["description"],
            made=form.made(),
            marking=marking,
        )
        messages.success(request, _("The file is registered as an exhibit of its own, and you hold it."))
        return redirect("exhibit", made.shown)
    context = {"form": form, "origin": origin, "id": origin.shown, "least": least, "shown": [least]}
    return TemplateResponse(request, "custody/derive.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_EXHIBITS)
def hand_over(request: LookingRequest, shown: str) -> HttpResponse:
    """Hand an exhibit over to somebody; they must confirm it."""
    look = request.look
    found = queries.exhibit_by_id(look, read(shown))
    custody = queries.chain_of(look, found)
    if custody.pending is not None:
        raise HandoverPending(exhibit=found.id)
    if custody.holder != look.viewer.officer:
        raise NotTheHolder(exhibit=found.id)
    people = queries.recipients(look, found)
    form = HandOverForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        recipient = read(said["recipient"])
        actions.hand_over(
            actor=look, exhibit=found.id, recipient=recipient, place=said["place"], reason=said["reason"]
        )
        messages.success(request, _("The handover is on record. It is complete once the other confirms it."))
        return redirect("exhibit", found.shown)
    context = {
        "form": form,
        "exhibit": found,
        "id": found.shown,
        "nobody": not people,
        "shown": [marking_of(found.marking_id)],
    }
    return TemplateResponse(request, "custody/hand_over.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_EXHIBITS)
def answer_handover(request: LookingRequest, shown: str) -> HttpResponse:
    """Confirm or decline what was handed to the reader, or take back what they gave."""
    look = request.look
    found = queries.handover_by_id(look, read(shown))
    mine = look.viewer.officer in (found.recipient_id, found.giver_id)
    if not mine:
        raise NotYourAnswer(handover=found.id)
    if getattr(found, "answer", None) is not None:
        raise AlreadyAnswered(handover=found.id)
    confirming = request.POST.get("answer") == Answered.CONFIRMED.value
    form = ReasonForm(request.POST if request.method == "POST" and not confirming else None)
    if request.method == "POST" and (confirming or form.is_valid()):
        return _answered(request, found, form, confirming)
    context = {
        "form": form,
        "handover": found,
        "exhibit": found.exhibit,
        "marking": marking_of(found.marking_id),
        "to_me": look.viewer.officer == found.recipient_id,
        "shown": [marking_of(found.marking_id)],
    }
    return TemplateResponse(request, "custody/answer.html", context, status=400 if form.errors else 200)


@require_POST
@page()
def check_exhibit(request: LookingRequest, shown: str) -> HttpResponse:
    """Read the stored bytes again, now."""
    found = actions.check(actor=request.look, exhibit=read(shown))
    outcome = Outcome(found.outcome)
    tell = messages.success if outcome is Outcome.WHOLE else messages.error
    tell(request, OUTCOME_WORDS[outcome])
    return redirect("exhibit", shown)


@require_GET
@page()
def exhibit_bytes(request: LookingRequest, shown: str) -> HttpResponse:
    """The file, byte for byte."""
    found = queries.exhibit_by_id(request.look, read(shown))
    path = opened(found.original_id)
    record("exhibit.bytes", actor=request.look, objects=[(found.id, found.marking_id)])
    response = FileResponse(path.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Type"] = "application/octet-stream"
    return cast(HttpResponse, response)  # a FileResponse streams; the door only passes it on


@require_GET
@page()
def exhibit_case(request: LookingRequest, shown: str) -> HttpResponse:
    """The exhibit with its custody and lineage, for other tools."""
    found = queries.exhibit_by_id(request.look, read(shown))
    body = json.dumps(case_document(request.look, found), ensure_ascii=False, indent=1)
    named = {"Content-Disposition": f'attachment; filename="exhibit-{found.shown}.jsonld"'}
    return HttpResponse(body, content_type=MEDIA_TYPE, headers=named)


def _answered(request: LookingRequest, found: Handover, form: ReasonForm, confirming: bool) -> HttpResponse:
    to_me = request.look.viewer.officer == found.recipient_id
    kind = Answered.CONFIRMED if confirming else Answered.DECLINED if to_me else Answered.TAKEN_BACK
    reason = "" if confirming else form.cleaned_data["reason"]
    actions.answer(actor=request.look, handover=found.id, kind=kind, reason=reason)
    told = {
        Answered.CONFIRMED: _("You hold the exhibit now."),
        Answered.DECLINED: _("You declined it. Whoever gave it holds it still."),
        Answered.TAKEN_BACK: _("You took it back, and hold it still."),
    }
    messages.success(request, told[kind])
    return redirect("exhibit", found.exhibit.shown)


def _joined(form: DeriveForm, least: Marking) -> Marking | None:
    """What the form says and the origin's marking together; an error of the form where they share nothing."""
    try:
        return form.marking().join(least)
    except NoCommonMarking:
        form.add_error(
            "audience", _("The exhibit is for other agencies or purposes: nobody could see this file.")
        )
        return None


def _level(marking: Marking) -> str:
    if marking.classified:
        return f"c:{marking.classified.value}"
    return f"p:{marking.protected.value}" if marking.protected else "u:0"


def _people(custody: Chain) -> set[int]:
    named = {one.holder for one in custody.holdings}
    return named | {person for one in custody.handed for person in (one.giver, one.recipient)}
