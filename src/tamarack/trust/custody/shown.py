"""An exhibit as its page shows it: stages, the steps of its custody, its family as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tamarack.trust.custody.chain import Answer, Chain, Handed
from tamarack.trust.custody.handling import Checked, Outcome, Reached, stages
from tamarack.trust.custody.models import Exhibit, ExhibitCheck
from tamarack.trust.custody.words import ANSWER_WORDS, STAGE_WORDS
from tamarack.trust.markings.interning import marking_of
from tamarack.trust.markings.marking import Marking

_TONES = {"confirmed": "green", "declined": "red", "taken-back": "red", "pending": "gold", "broken": "red"}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A line of the table of custody; the first is the registration."""

    number: int
    giver: str
    recipient: str
    at: datetime
    place: str = ""
    reason: str = ""
    state: Any = ""
    tone: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A stage of handling; `at` is None while it isn't reached."""

    name: Any
    at: datetime | None
    by: str


@dataclass(slots=True)
class Branch:
    """An exhibit and what was made from it."""

    exhibit: Exhibit
    marking: Marking
    here: bool
    made: list[Branch] = field(default_factory=list)


def shown_steps(custody: Chain, names: Mapping[int, str]) -> list[ShownStep]:
    """The registration and every handover, numbered as in the picture."""
    first = custody.holdings[0]
    begun = ShownStep(1, "", names.get(first.holder, ""), first.since, state=_("Registered"), tone="green")
    return [begun, *(_step(number, one, custody, names) for number, one in enumerate(custody.handed, 2))]


def _step(number: int, one: Handed, custody: Chain, names: Mapping[int, str]) -> ShownStep:
    kind = "broken" if one.id in custody.broken else one.answer.kind.value if one.answer else "pending"
    state = ANSWER_WORDS[one.answer.kind] if one.answer else _("Waits for confirmation")
    return ShownStep(
        number=number,
        giver=names.get(one.giver, ""),
        recipient=names.get(one.recipient, ""),
        at=one.at,
        place=one.place,
        reason=one.reason,
        state=_("Does not follow") if kind == "broken" else state,
        tone=_TONES[kind],
        answer=one.answer,
    )


def summary(custody: Chain, names: Mapping[int, str]) -> str:
    """What the picture shows, for those who can't see it."""
    people = len({one.holder for one in custody.holdings})
    said = ngettext("%(count)s person has held it.", "%(count)s people have held it.", people)
    parts = [said % {"count": people}, _("Held now by %(name)s.") % {"name": names.get(custody.holder, "")}]
    if custody.pending:
        to = names.get(custody.pending.recipient, "")
        parts.append(_("A handover to %(name)s waits for confirmation.") % {"name": to})
    return " ".join(parts)


def shown_stages(exhibit: Exhibit, root: Exhibit, checks: Sequence[ExhibitCheck]) -> list[ShownStage]:
    """How far it has come; what was derived was identified and collected with what it came from."""
    obtained = root.obtained_at or root.registered_at
    found = stages(
        (obtained, root.collected_by),
        (exhibit.registered_at, exhibit.registered_by.full_name),
        [Checked(one.checked_at, one.checked_by.full_name, Outcome(one.outcome)) for one in checks],
    )
    return [_stage(one) for one in found]


def _stage(one: Reached) -> ShownStage:
    return ShownStage(STAGE_WORDS[one.stage], one.at, one.by)


def tree(family: Sequence[Exhibit], here: int) -> Branch:
    """The family as a tree. The first of it is the root, and each comes after what it was made from."""
    branches: dict[int, Branch] = {}
    for one in family:
        branch = Branch(one, marking_of(one.marking_id), one.id == here)
        branches[one.id] = branch
        if one.made_from_id in branches:
            branches[one.made_from_id].made.append(branch)
    return branches[family[0].id]
