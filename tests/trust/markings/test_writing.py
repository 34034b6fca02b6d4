"""Writing above one's own sight is refused, and nothing moves."""

from __future__ import annotations

import pytest

from tamarack.trust.markings.models import MarkingRow
from tamarack.trust.markings.portion import parse
from tamarack.trust.markings.writing import MarkingAboveSight, writable
from tests.ground.people import looking, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "PROTECTED C",
        "CONFIDENTIAL",
        "UNCLASSIFIED//LARCH",
        "UNCLASSIFIED//REL IRCC,RCMP",
        "PROTECTED B//FOR investigation,removal",
    ],
)
def test_above_ones_sight_is_refused(text: str) -> None:
    with looking(person("protected-b")) as look:
        before = MarkingRow.objects.count()
        with pytest.raises(MarkingAboveSight) as refused:
            writable(look, parse(text))
        assert refused.value.facts["purpose"] == "intelligence"
        assert MarkingRow.objects.count() == before


def test_canadian_eyes_are_not_written_by_others() -> None:
    with looking(person("secret-foreign")) as look, pytest.raises(MarkingAboveSight):
        writable(look, parse("SECRET//CEO"))


def test_up_to_ones_sight_is_taken() -> None:
    with looking(person("protected-b")) as look:
        number = writable(look, parse("PROTECTED B//REL CBSA,IRCC//ORCON CSIS//FOR intelligence"))
        assert writable(look, parse("PROTECTED B//ORCON CSIS//REL IRCC,CBSA//FOR intelligence")) == number
