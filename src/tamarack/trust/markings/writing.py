"""What a person may put a marking on: never above their own sight, or they could not read it back."""

from __future__ import annotations

from tamarack.foundation.errors import Refused
from tamarack.trust.accounts.models import Agency
from tamarack.trust.markings.errors import BadMarking
from tamarack.trust.markings.interning import intern
from tamarack.trust.markings.marking import Marking
from tamarack.trust.markings.portion import render
from tamarack.trust.markings.viewer import may_see, ordinary
from tamarack.trust.markings.viewing import Look, refresh_sight


class MarkingAboveSight(Refused):
    """The person may not see what carries this marking, for the purpose they stated."""

    code = "marking-above-sight"


class UnknownAgency(BadMarking):
    """The marking names an agency that there is not: it would shut out whoever was meant."""

    code = "unknown-agency"


def writable(look: Look, marking: Marking) -> int:
    """The marking's number, and the look's sight brought up to it.

    Raises MarkingAboveSight, UnknownAgency.
    """
    named = (marking.audience or frozenset()) | marking.originators
    unknown = named - set(Agency.objects.filter(code__in=named).values_list("code", flat=True))
    if unknown:
        raise UnknownAgency(place=", ".join(sorted(unknown)))
    if not may_see(ordinary(look.viewer), marking, look.purpose):
        raise MarkingAboveSight(marking=render(marking), purpose=look.purpose.value)
    number = intern(marking)
    refresh_sight(look)
    return number
