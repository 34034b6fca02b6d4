"""Unusual access: what the rules find in the log, computed when it is asked for and stored nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tamarack.trust.accounts.models import Officer
from tamarack.trust.audit.actions import record
from tamarack.trust.audit.queries import Asked, Seen, log
from tamarack.trust.markings.viewing import Look, require
from tamarack.trust.oversight.hours import UnitHours
from tamarack.trust.oversight.models import Glass
from tamarack.trust.oversight.outcomes import GLASS
from tamarack.trust.oversight.queries import glasses, relatives, reviews
from tamarack.trust.oversight.reasons import policy_now
from tamarack.trust.oversight.rules.deeds import Deed, Somebody, Stretch
from tamarack.trust.oversight.rules.everything import findings_in
from tamarack.trust.oversight.rules.finding import Finding
from tamarack.trust.oversight.telling_deeds import deed_of, usual_of

Labels = Callable[[Sequence[int]], dict[int, str]]
TOGETHER = 20_000  # events read at a time
MOST = 60_000  # events of one unit in four weeks; beyond, the oldest are not looked at and the page says so


@dataclass(frozen=True, slots=True)
class Watch:
    """What a reviewer finds in one unit: the people, the findings by time, the events read, how far they go.

    `read_from` is set where there were more events than are read at once.
    """

    unit: str
    hours: UnitHours
    people: dict[int, Officer]
    since: date
    findings: list[Finding]
    seen: dict[int, Seen]
    read_from: datetime | None


def watch(viewer: Look, unit: str, labels: Labels) -> Watch:
    """The findings of one unit, those about the reader themselves left out.

    `labels` says what records are called, as far as this reader may see them.
    """
    policy, today = policy_now(), timezone.now()
    hours = policy.hours.of(unit)
    since = hours.day_of(today) - timedelta(days=policy.findings.days - 1)
    begin = datetime.combine(since - timedelta(days=policy.findings.days), time.min, hours.zone)
    people = {one.id: one for one in Officer.objects.filter(unit_id=unit).order_by("full_name", "id")}
    record("oversight.watch", actor=require(viewer), objects=[(one, None) for one in people])
    seen, all_read = _events(viewer, list(people), begin)
    deeds: dict[int, list[Deed]] = {officer: [] for officer in people}
    for event in sorted(seen, key=lambda one: (one.at, one.id)):
        if event.actor in deeds:
            deeds[event.actor].append(deed_of(event))
    opened = (deed for several in deeds.values() for deed in several if deed.opened)
    called = labels(sorted({one for deed in opened for one in deed.named}))
    watched = [officer for officer in people if officer != viewer.viewer.officer]
    usual = usual_of(deeds, hours)
    found = [
        finding
        for somebody in _somebodies(viewer, people, watched)
        for finding in findings_in(
            Stretch(somebody, tuple(deeds[somebody.officer]), hours, policy.findings, since, called, usual)
        )
    ]
    known = {event.id: event for event in seen}
    for broken, behind in _broken(viewer, watched, hours, seen, since):
        found.append(broken)
        known |= {event.id: event for event in behind}
    return Watch(
        unit=unit,
        hours=hours,
        people=people,
        since=since,
        findings=sorted(found, key=lambda one: _latest(one, known), reverse=True),
        seen=known,
        read_from=None if all_read or not seen else seen[-1].at,
    )


def _latest(found: Finding, seen: Mapping[int, Seen]) -> tuple[date, str, str]:
    """By time, and for the same moment always alike."""
    moments = [seen[event].at.isoformat() for event in found.events if event in seen]
    return found.day, max(moments, default=""), found.id


def _events(viewer: Look, officers: list[int], since: datetime) -> tuple[list[Seen], bool]:
    """The events, newest first, and whether that is all of them."""
    found: list[Seen] = []
    while len(found) < MOST:
        before = (found[-1].at, found[-1].id) if found else None
        more = log(viewer, Asked(officers=officers, since=since, before=before), most=TOGETHER)
        found += more
        if len(more) < TOGETHER:
            return found, True
    return found, False


def _somebodies(viewer: Look, people: dict[int, Officer], watched: Collection[int]) -> Iterator[Somebody]:
    declared = relatives(viewer, watched)
    for officer in watched:
        yield Somebody(
            officer=officer,
            name=people[officer].full_name,
            relatives=tuple((one.name, one.relation) for one in declared if one.officer_id == officer),
            colleagues=tuple(other.full_name for other in people.values() if other.id != officer),
        )


def _broken(
    viewer: Look, watched: Collection[int], hours: UnitHours, seen: list[Seen], since: date
) -> Iterator[tuple[Finding, list[Seen]]]:
    """Each broken glass of the stretch, and each older one that nobody has reviewed, with all it opened."""
    broken = {one.id: (one, glass) for glass in glasses(viewer, watched) if (one := _of_glass(glass, hours))}
    settled = reviews(viewer, list(broken))
    for found, glass in broken.values():
        if found.day >= since or found.id not in settled:
            behind = _opened_by(viewer, glass, seen)
            yield replace(found, events=tuple(one.id for one in behind)), behind


def _of_glass(glass: Glass, hours: UnitHours) -> Finding:
    facts = {"ground": glass.ground, "reason": glass.reason}
    return Finding(GLASS, glass.officer_id, hours.day_of(glass.at), (), facts, anchor=glass.id)


def _opened_by(viewer: Look, glass: Glass, seen: list[Seen]) -> list[Seen]:
    """What was looked at through this glass alone, oldest first."""
    until = glass.end.at if hasattr(glass, "end") else glass.until
    near = seen
    if not seen or glass.at < seen[-1].at:  # before what was read
        near = log(viewer, Asked(officers=[glass.officer_id], since=glass.at, until=until), most=TOGETHER)
    return [
        one
        for one in reversed(near)
        if one.actor == glass.officer_id and glass.at <= one.at <= until and one.details.get("glass")
    ]
