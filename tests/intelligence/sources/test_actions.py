"""The register of sources: one for each name and marking, seen by those who may, refused above sight."""

from __future__ import annotations

import pytest

from tamarack.intelligence.sources.actions import remember_mapping
from tamarack.intelligence.sources.errors import NoSuchSource
from tamarack.intelligence.sources.models import Source
from tamarack.intelligence.sources.queries import remembered_mapping, source_by_id, sources
from tamarack.trust.markings.writing import MarkingAboveSight
from tests.ground.people import looking, person
from tests.ground.reporting import source

pytestmark = pytest.mark.django_db


def test_the_same_name_at_the_same_marking_is_one_source() -> None:
    with looking(person("secret")) as look:
        first = source(look, "A voice", "PROTECTED A")
        assert source(look, "A voice", "PROTECTED A").id == first.id
        assert source(look, "A voice", "SECRET").id != first.id
        assert [one.name for one in sources(look)] == ["A voice", "A voice"]


def test_a_source_above_sight_is_not_there() -> None:
    with looking(person("secret")) as look:
        hidden = source(look, "A voice", "SECRET").id
    with looking(person("protected-b")) as look:
        assert sources(look) == []
        for identifier in (hidden, 1):
            with pytest.raises(NoSuchSource) as refused:
                source_by_id(look, identifier)
            assert refused.value.facts == {"id": identifier}
        own = source(
            look, "A voice", "PROTECTED A"
        )  # the same name below: no conflict tells of the hidden one
        assert own.id != hidden


def test_a_source_is_not_added_above_sight() -> None:
    with looking(person("protected-b")) as look:
        with pytest.raises(MarkingAboveSight):
            source(look, "A voice", "SECRET")
        assert not Source.objects.exists()


def test_the_latest_mapping_for_a_header_is_used() -> None:
    with looking(person("protected-b")) as look:
        said_by = source(look)
        for mapping in ({"first": 1}, {"second": 2}):
            remember_mapping(actor=look, source=said_by, header="id\x1fname", mapping=mapping)
        assert remembered_mapping(look, said_by.id, "id\x1fname") == {"second": 2}
        assert remembered_mapping(look, said_by.id, "id") is None
