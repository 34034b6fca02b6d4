"""The exhibits of the demo: registered, handed over, confirmed or declined by those who would."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from tamarack.trust.accounts.queries import officer_by_login, viewer_of
from tamarack.trust.custody.actions import Made, Obtained, add_exhibit, answer, check, derive, hand_over
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.queries import exhibits
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.viewing import Look, viewing

Step = Mapping[str, Any]
Keys = dict[str, int]


def load_exhibits() -> None:
    """Play the steps of `exhibits.yaml`, unless the first exhibit is there already."""
    steps: list[Step] = yaml.safe_load(Path(__file__).with_name("exhibits.yaml").read_text("utf-8"))
    known: Keys = {}
    for step in steps:
        officer = officer_by_login(step["as"])
        with viewing(viewer_of(officer), Purpose.INVESTIGATION, reason="demo", channel="cli") as look:
            if not known and exhibits(look, text=step["title"]):
                return
            made = _ACTS[step["act"]](look, step, known)
        if "key" in step:
            known[step["key"]] = made


def _register(look: Look, step: Step, known: Keys) -> int:
    obtained = Obtained(
        at=datetime.fromisoformat(step["at"]),
        where=step["where"],
        collected_by=step["collected_by"],
        authority_kind=step["authority_kind"],
        authority=step["authority"],
    )
    return add_exhibit(actor=look, obtained=obtained, **_file(step)).id


def _derive(look: Look, step: Step, known: Keys) -> int:
    made = Made(tool=step["tool"], version=str(step["version"]), done=step["done"])
    return derive(actor=look, made_from=known[step["of"]], made=made, **_file(step)).id


def _hand_over(look: Look, step: Step, known: Keys) -> int:
    recipient = officer_by_login(step["to"]).id
    return hand_over(
        actor=look,
        exhibit=known[step["of"]],
        recipient=recipient,
        place=step["place"],
        reason=step["reason"],
    ).id


def _answer(look: Look, step: Step, known: Keys) -> int:
    kind = Answered(step["act"])
    answer(actor=look, handover=known[step["of"]], kind=kind, reason=step.get("reason", ""))
    return known[step["of"]]


def _check(look: Look, step: Step, known: Keys) -> int:
    return check(actor=look, exhibit=known[step["of"]]).id


def _file(step: Step) -> dict[str, Any]:
    return {
        "stream": io.BytesIO(step["body"].encode()),
        "name": step["file"],
        "title": step["title"],
        "description": step.get("description", ""),
        "marking": parse(step["marking"]),
    }


_ACTS: dict[str, Callable[[Look, Step, Keys], int]] = {
    "register": _register,
    "derive": _derive,
    "hand-over": _hand_over,
    "confirmed": _answer,
    "declined": _answer,
    "check": _check,
}
