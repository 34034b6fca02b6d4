"""How access is watched over: dated policy, read from `policy.yaml`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tamarack.trust.accounts.roles import Role
from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.viewer import Lift
from tamarack.trust.oversight.hours import Hours, hours_from


@dataclass(frozen=True, slots=True)
class OwnReason:
    """Which reads need a reason of their own, and how one is given."""

    protected: Protected
    classified: Classified
    compartments: bool
    log: bool
    shortest: int
    lasts: timedelta
    channels: frozenset[str]

    def asks(self, marking: Marking) -> bool:
        """Whether what carries this marking is opened for a reason of its own."""
        return (
            marking.protected >= self.protected
            or marking.classified >= self.classified
            or (self.compartments and bool(marking.compartments))
        )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on the rules find something: one set for everybody."""

    days: int
    factor: float
    floor: int
    dossiers: int
    pause: timedelta
    returns: int
    within: int


@dataclass(frozen=True, slots=True)
class GlassRules:
    """Who may break the glass, what for, what that lifts and how long. `grounds` are code to (en, fr)."""

    roles: frozenset[Role]
    purposes: frozenset[Purpose]
    lifts: frozenset[Lift]
    lasts: timedelta
    at_once: int
    shortest: int
    grounds: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Policy:
    """One dated entry."""

    valid_from: date
    source: tuple[str, str]
    named_case: frozenset[Purpose]
    own_reason: OwnReason
    findings: Thresholds
    glass: GlassRules
    hours: Hours


@cache
def policies() -> tuple[Policy, ...]:
    """Every entry, the latest first."""
    raw = yaml.safe_load(Path(__file__).with_name("policy.yaml").read_text("utf-8"))
    return tuple(sorted(map(policy_from, raw), key=lambda one: one.valid_from, reverse=True))


def policy_on(day: date) -> Policy:
    """The entry in force on that day; before the first, the first."""
    return next((one for one in policies() if one.valid_from <= day), policies()[-1])


def policy_from(raw: Mapping[str, Any]) -> Policy:
    """An entry of the file."""
    return Policy(
        valid_from=raw["valid_from"],
        source=_text(raw["source"]),
        named_case=frozenset(map(Purpose, raw["named_case"])),
        own_reason=_own_reason(raw["own_reason"]),
        findings=_thresholds(raw["findings"]),
        glass=_glass(raw["glass"]),
        hours=hours_from(raw["hours"]),
    )


def _own_reason(raw: Mapping[str, Any]) -> OwnReason:
    return OwnReason(
        protected=Protected[raw["protected"]],
        classified=Classified[raw["classified"]],
        compartments=raw["compartments"],
        log=raw["log"],
        shortest=raw["shortest"],
        lasts=timedelta(minutes=raw["minutes"]),
        channels=frozenset(raw["channels"]),
    )


def _thresholds(raw: Mapping[str, Any]) -> Thresholds:
    return Thresholds(
        days=raw["days"],
        factor=raw["volume"]["factor"],
        floor=raw["volume"]["floor"],
        dossiers=raw["browsing"]["dossiers"],
        pause=timedelta(minutes=raw["browsing"]["minutes"]),
        returns=raw["returning"]["days"],
        within=raw["returning"]["within"],
    )


def _glass(raw: Mapping[str, Any]) -> GlassRules:
    return GlassRules(
        roles=frozenset(map(Role, raw["roles"])),
        purposes=frozenset(map(Purpose, raw["purposes"])),
        lifts=frozenset(map(Lift, raw["lifts"])),
        lasts=timedelta(minutes=raw["minutes"]),
        at_once=raw["at_once"],
        shortest=raw["shortest"],
        grounds={code: _text(said) for code, said in raw["grounds"].items()},
    )


def _text(raw: Mapping[str, str]) -> tuple[str, str]:
    return raw["en"], raw["fr"]
