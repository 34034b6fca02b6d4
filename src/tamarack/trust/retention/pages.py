"""The pages of retention: what is due, held, proposed and gone; holds; proposing and answering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tamarack.foundation.identifiers import read, show
from tamarack.trust.accounts.door import LookingRequest, may, page
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking
from tamarack.trust.retention import actions, queries
from tamarack.trust.retention.classes import class_named
from tamarack.trust.retention.forms import DeclineForm, HoldForm, LiftForm
from tamarack.trust.retention.models import Hold
from tamarack.trust.retention.months import HEIGHT, WIDTH, bars, by_month
from tamarack.trust.retention.queries import LISTED, Due, Shown
from tamarack.trust.retention.schedules import Schedule, book, schedule_by_id, schedule_on
from tamarack.trust.retention.words import (
    CLOCK_WORDS,
    CONFIDENCE_WORDS,
    STATE_WORDS,
    hold_words,
    period_words,
    said,
)


@require_GET
@page(may=Verb.READ_RETENTION)
def retention(request: LookingRequest) -> HttpResponse:
    """What is due, what is held, what is proposed, what went, and the schedules in force."""
    look = request.look
    due = [_due_context(one) for one in queries.due(look)]
    disposals = [summary(one) for one in queries.disposals(look)]
    holds = [_hold_context(one) for one in queries.holds(look)]
    shown: list[Marking] = [row["marking"] for one in due for row in one["rows"]]
    shown += [one["marking"] for one in (*disposals, *holds)]
    context = {
        "due": due,
        "open": [one for one in disposals if one["state"] != "gone"],
        "gone": [one for one in disposals if one["state"] == "gone"],
        "holds": holds,
        "schedules": [_schedule_context(one) for one in _in_force()],
        "may_keep": may(request, Verb.KEEP_RECORDS),
        "shown": shown,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return TemplateResponse(request, "retention/retention.html", context)


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_RECORDS)
def hold_add(request: LookingRequest) -> HttpResponse:
    """Place a hold."""
    form = HoldForm(request.POST or None, initial={"object": request.GET.get("object", "")[:13]})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.place_hold(
            actor=request.look,
            kind=told["kind"],
            record_class=told["record_class"],
            reason=told["reason"],
            authority=told["authority"],
            object=told["object"],
            marking=told["marking"],
        )
        messages.success(request, _("The hold is in place: nothing that it covers can go."))
        return redirect("retention")
    return TemplateResponse(
        request, "retention/hold.html", {"form": form}, status=400 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@page(may=Verb.KEEP_RECORDS)
def hold_lift(request: LookingRequest, shown: str) -> HttpResponse:
    """Lift a hold, with a reason."""
    hold = queries.hold_by_id(request.look, read(shown))
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.lift_hold(actor=request.look, hold=hold.id, reason=form.cleaned_data["reason"])
        messages.success(request, _("The hold is lifted."))
        return redirect("retention")
    context = {"form": form, "hold": _hold_context(hold), "shown": [marking_of(hold.marking_id)]}
    return TemplateResponse(request, "retention/lift.html", context, status=400 if form.errors else 200)


@require_POST
@page(may=Verb.KEEP_RECORDS)
def propose_disposal(request: LookingRequest) -> HttpResponse:
    """Propose that what was ticked goes."""
    objects = [read(one) for one in request.POST.getlist("object")]
    name = request.POST.get("record_class", "")
    made = actions.propose(actor=request.look, record_class=name, objects=objects)
    messages.success(request, _("Proposed. Two other people confirm it before anything goes."))
    return redirect("disposal", show(made[0].id)) if len(made) == 1 else redirect("retention")


@require_POST
@page(may=Verb.KEEP_RECORDS)
def answer_disposal(request: LookingRequest, shown: str) -> HttpResponse:
    """Confirm, or decline with a reason, what somebody else proposed."""
    confirmed = request.POST.get("answer") == "confirm"
    actions.answer(
        actor=request.look,
        disposal=read(shown),
        confirmed=confirmed,
        reason=request.POST.get("reason", ""),
    )
    said_yes, said_no = _("You confirmed the disposal."), _("You declined the disposal: it has ended.")
    messages.success(request, said_yes if confirmed else said_no)
    return redirect("disposal", shown)


def disposal_context(request: LookingRequest, shown: str) -> dict[str, Any]:
    """What the page of one disposal shows. Raises NoSuchDisposal."""
    found = queries.disposal_by_id(request.look, read(shown))
    disposal, officer = found.disposal, request.look.viewer.officer
    objects = [one.object for one in found.items]
    labels = queries.labels_of(request.look, disposal.record_class, objects)
    keeps = may(request, Verb.KEEP_RECORDS)
    answered = officer in {disposal.proposed_by_id, *(one.by_id for one in found.answers)}
    return {
        **summary(found),
        "route": class_named(disposal.record_class).route,
        "schedule": _schedule_context(schedule_by_id(disposal.schedule)),
        "items": [{"item": one, "label": labels.get(one.object, "")} for one in found.items],
        "answers": found.answers,
        "may_answer": keeps and not answered and found.state in ("proposed", "confirmed"),
        "may_order": keeps and found.state == "confirmed",
        "decline": DeclineForm(),
        "shown": [marking_of(disposal.marking_id)],
    }


def summary(one: Shown) -> dict[str, Any]:
    """A disposal as lists show it."""
    words, tone = STATE_WORDS[one.state]
    count = one.tombstone.count if one.tombstone else len(one.items)
    return {
        "id": show(one.disposal.id),
        "disposal": one.disposal,
        "marking": marking_of(one.disposal.marking_id),
        "class": said(book().classes[one.disposal.record_class]),
        "state": one.state,
        "state_words": words,
        "tone": tone,
        "count": count,
        "count_words": ngettext("%(count)s record", "%(count)s records", count) % {"count": count},
        "tombstone": one.tombstone,
        "authority": "" if one.tombstone is None else said(schedule_by_id(one.tombstone.schedule).authority),
        "confirmed": sum(answer.confirmed for answer in one.answers),
    }


def _in_force() -> list[Schedule]:
    today = timezone.localdate()
    found = [schedule_on(name, today) for name in book().classes]
    return [one for one in found if one is not None]


def _schedule_context(schedule: Schedule) -> dict[str, Any]:
    sure, tone = CONFIDENCE_WORDS[schedule.confidence]
    return {
        "id": schedule.id,
        "title": said(schedule.title),
        "class": said(book().classes[schedule.record_class]),
        "clock": CLOCK_WORDS[schedule.clock],
        "minimum": period_words(schedule.minimum),
        "maximum": period_words(schedule.maximum),
        "authority": said(schedule.authority),
        "sure": sure,
        "tone": tone,
        "note": said(schedule.note),
        "valid_from": schedule.valid_from,
    }


def _due_context(one: Due) -> dict[str, Any]:
    today = timezone.localdate()
    now = one.now(today)
    rows = [
        {
            "id": show(row.object),
            "label": row.label,
            "marking": marking_of(row.marking),
            "row": row,
            "may_go": row.standing.may_go(today) and not row.proposed,
            "overdue": row.standing.overdue(today),
        }
        for row in now[:LISTED]
    ]
    counted = by_month((row.standing.earliest for row in one.rows), today)
    return {
        "name": one.record_class,
        "route": class_named(one.record_class).route,
        "title": said(book().classes[one.record_class]),
        "rows": rows,
        "count": len(now),
        "left_out": len(now) > LISTED,
        "more": one.more,
        "bars": bars(counted),
    }


def _hold_context(hold: Hold) -> dict[str, Any]:
    return {
        "id": show(hold.id),
        "hold": hold,
        "kind": hold_words(hold.kind),
        "class": said(book().classes[hold.record_class]),
        "route": class_named(hold.record_class).route,
        "object": "" if hold.object is None else show(hold.object),
        "marking": marking_of(hold.marking_id),
        "lifted": queries.is_lifted(hold),
    }
