"""Breaking and closing the glass, declaring relatives, reading notices, reviewing findings."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from tamarack.trust.accounts.models import Officer
from tamarack.trust.accounts.queries import access_of
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.audit.actions import record
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.errors import (
    BadGround,
    BadReview,
    GlassBroken,
    GlassForbidden,
    NoSuchRelative,
    NotTheirReview,
    ShortReason,
)
from tamarack.trust.oversight.glass import may_break, open_glasses
from tamarack.trust.oversight.models import (
    DeclaredRelative,
    DeclaredRelativeEnd,
    Glass,
    GlassEnd,
    Review,
)
from tamarack.trust.oversight.outcomes import outcomes_of
from tamarack.trust.oversight.reasons import policy_now
from tamarack.trust.oversight.rules.finding import Finding


def break_glass(*, actor: Look, ground: str, reason: str) -> Glass:
    """Widen one's own sight for a while, from the next request on. It is recorded and comes up for review.

    Raises GlassForbidden, BadGround, ShortReason, GlassBroken.
    """
    rules, officer = policy_now().glass, require(actor).viewer.officer
    if not may_break(access_of(officer)) or actor.purpose not in rules.purposes:
        raise GlassForbidden(purpose=actor.purpose.value)
    if ground not in rules.grounds:
        raise BadGround(place="ground", ground=ground)
    if len(said := reason.strip()) < rules.shortest:
        raise ShortReason(place="reason", shortest=rules.shortest)
    _alone(officer)
    if len(open_glasses(officer)) >= rules.at_once:
        raise GlassBroken(most=rules.at_once)
    now = timezone.now()
    glass = Glass.objects.create(
        officer_id=officer, ground=ground, reason=said, at=now, until=now + rules.lasts
    )
    record(
        "glass.break",
        actor=actor,
        objects=[(glass.id, None)],
        details={"ground": ground, "minutes": int(rules.lasts.total_seconds() // 60)},
        words={"reason": said},
    )
    return glass


def close_glass(*, actor: Look) -> None:
    """Give the wider sight back before its time. Nothing broken is nothing to close."""
    for glass in open_glasses(require(actor).viewer.officer):
        GlassEnd.objects.create(glass_id=glass.id)
        record("glass.close", actor=actor, objects=[(glass.id, None)])


def declare_relative(*, actor: Look, name: str, relation: str) -> DeclaredRelative:
    """Say of somebody that they are related. Raises ShortReason where no name is given."""
    if not name.strip() or not relation.strip():
        raise ShortReason(place="name", shortest=1)
    declared = DeclaredRelative.objects.create(
        officer_id=require(actor).viewer.officer, name=name.strip(), relation=relation.strip()
    )
    record(
        "declaration.add",
        actor=actor,
        objects=[(declared.id, None)],
        words={"name": name.strip(), "relation": relation.strip()},
    )
    return declared


def end_declaration(*, actor: Look, relative: int) -> None:
    """Say that one's own declaration no longer holds; twice changes nothing. Raises NoSuchRelative."""
    mine = DeclaredRelative.objects.filter(id=relative, officer_id=require(actor).viewer.officer)
    if not mine.exists():
        raise NoSuchRelative(id=relative)
    DeclaredRelativeEnd.objects.get_or_create(relative_id=relative)
    record("declaration.end", actor=actor, objects=[(relative, None)])


def mark_seen(*, actor: Look, notices: Sequence[int]) -> None:
    """Say that one has read these notices of one's own; others' are left as they are."""
    require(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tamarack_notices_seen(%s::bigint[])", [list(notices)])
    record("notice.seen", actor=actor, objects=[(one, None) for one in notices])


def review(*, actor: Look, finding: Finding, outcome: str, note: str) -> Review:
    """Say what came of a finding. Raises NotTheirReview, BadReview."""
    demand_watch(actor, finding.officer)
    if outcome not in outcomes_of(finding.rule) or not note.strip():
        raise BadReview(place="outcome" if note.strip() else "note", outcome=outcome)
    made = Review.objects.create(
        finding=finding.id,
        rule=finding.rule,
        about_id=finding.officer,
        outcome=outcome,
        note=note.strip(),
        by_id=actor.viewer.officer,
    )
    record(
        "oversight.review",
        actor=actor,
        objects=[(finding.officer, None), (made.id, None)],
        details={"rule": finding.rule, "outcome": outcome, "finding": finding.id},
        words={"note": note.strip()},
    )
    return made


def demand_watch(actor: Look, officer: int) -> None:
    """Raises NotTheirReview unless this person watches over that one: in their unit, or as an auditor."""
    watcher = require(actor).viewer.officer
    held = access_of(watcher)
    if watcher == officer:
        raise NotTheirReview(officer=officer)
    if held.permits(Verb.READ_LOG):
        return
    units = Officer.objects.filter(id__in=(watcher, officer)).values_list("unit_id", flat=True).distinct()
    if not held.permits(Verb.REVIEW_UNIT) or len(units) != 1:
        raise NotTheirReview(officer=officer)


def _alone(officer: int) -> None:
    """Until the transaction ends nobody else breaks a glass for this person."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashint8(%s), 0)", [officer])
