"""What the rules see: what somebody did, who they are and when their unit works. Nothing else is an input.

No protected ground is among these (no origin, religion, race, sex, age, language, nationality), nor anything
that stands in for one; a test holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tamarack.trust.oversight.hours import UnitHours
from tamarack.trust.oversight.policy import Thresholds
from tamarack.trust.oversight.verbs import opens, searches, works


@dataclass(frozen=True, slots=True)
class Deed:
    """One event of the log. `stated` is whether its session named a case, request or duty, None where the
    reader of the log may not know; `asked` is what was searched for.
    """

    id: int
    at: datetime
    verb: str
    named: tuple[int, ...] = ()
    stated: bool | None = None
    asked: str = ""

    @property
    def opened(self) -> bool:
        """Whether it opened records."""
        return opens(self.verb)

    @property
    def searched(self) -> bool:
        """Whether it asked in words."""
        return searches(self.verb)

    @property
    def worked(self) -> bool:
        """Whether it changed something."""
        return works(self.verb)


@dataclass(frozen=True, slots=True)
class Somebody:
    """The person whose access is looked at: their own name, their declared relatives', their colleagues'.

    `relatives` are (name, relation).
    """

    officer: int
    name: str
    relatives: tuple[tuple[str, str], ...] = ()
    colleagues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one person did, oldest first; what the records that they opened are called, as far as is known.

    `usual` is what is opened in the unit: how many distinct records, one number for each person and day, by
    day. Days before `since` are there to compare with.
    """

    person: Somebody
    deeds: tuple[Deed, ...]
    hours: UnitHours
    thresholds: Thresholds
    since: date
    labels: Mapping[int, str] = field(default_factory=dict)
    usual: Mapping[date, tuple[int, ...]] = field(default_factory=dict)

    def day_of(self, deed: Deed) -> date:
        """The unit's own day."""
        return self.hours.day_of(deed.at)

    def by_day(self) -> dict[date, list[Deed]]:
        """The deeds of each day that is looked at, in order."""
        days: dict[date, list[Deed]] = {}
        for deed in self.deeds:
            if (day := self.day_of(deed)) >= self.since:
                days.setdefault(day, []).append(deed)
        return days
