"""When a unit works: its zone, its hours, its weekdays and holidays. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class UnitHours:
    """The hours of one unit. `closes` is the first moment after them."""

    zone: ZoneInfo
    opens: time
    closes: time
    weekdays: frozenset[int]
    holidays: frozenset[date]
    always: bool = False

    def day_of(self, moment: datetime) -> date:
        """The unit's own day at that moment."""
        return moment.astimezone(self.zone).date()

    def outside(self, moment: datetime) -> bool:
        """Whether the unit is closed then."""
        local = moment.astimezone(self.zone)
        if self.always:
            return False
        closed = local.weekday() not in self.weekdays or local.date() in self.holidays
        return closed or not self.opens <= local.time() < self.closes


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of every unit, by its code. `names` are the holidays in both languages."""

    ordinary: UnitHours
    zones: Mapping[str, ZoneInfo]
    always: frozenset[str]
    names: Mapping[date, tuple[str, str]]

    def of(self, unit: str) -> UnitHours:
        """The hours of that unit."""
        one = self.ordinary
        zone = self.zones.get(unit, one.zone)
        return UnitHours(zone, one.opens, one.closes, one.weekdays, one.holidays, unit in self.always)


def hours_from(raw: Mapping[str, Any]) -> Hours:
    """The hours as the policy's file has them."""
    names = {one["day"]: (one["en"], one["fr"]) for one in raw["holidays"]}
    usual = raw["ordinary"]
    ordinary = UnitHours(
        zone=ZoneInfo(usual["zone"]),
        opens=time.fromisoformat(usual["from"]),
        closes=time.fromisoformat(usual["to"]),
        weekdays=frozenset(usual["weekdays"]),
        holidays=frozenset(names) if usual["holidays"] else frozenset(),
    )
    zones = {unit: ZoneInfo(zone) for unit, zone in raw["zones"].items()}
    return Hours(ordinary, zones, frozenset(raw["always"]), names)
