"""The export as CASE/UCO: every reference resolves, and nothing in it is above the viewer's sight.

It was held against the shapes of CASE 1.4.0 with `case_validate` of case-utils 0.18.0; what is asserted
here keeps what conformed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tamarack.foundation.identifiers import show
from tamarack.trust.custody.actions import answer, check, hand_over
from tamarack.trust.custody.case_graph import CONTEXT
from tamarack.trust.custody.chain import Answered
from tamarack.trust.custody.exporting import case_document
from tamarack.trust.custody.models import Exhibit
from tests.ground.exhibiting import BODY, MADE, OBTAINED, added, derived
from tests.ground.people import looking, person

pytestmark = pytest.mark.django_db
GIVEN: dict[str, str] = {"place": "Evidence room", "reason": "For examination"}
KNOWN = {
    "uco-observable:File": 1,
    "uco-marking:MarkingDefinition": 1,
    "case-investigation:ProvenanceRecord": 1,
    "uco-identity:Person": 2,
    "uco-identity:Identity": 1,
    "uco-location:Location": 2,
    "case-investigation:Authorization": 1,
    "case-investigation:InvestigativeAction": 5,
}


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path


def _handled() -> Exhibit:
    """An exhibit that was handed over, handed back and not confirmed, and checked."""
    giver, recipient = person("protected-b"), person("recipient")
    with looking(giver) as look:
        made = added(look, description="Found unlocked.")
        first = hand_over(actor=look, exhibit=made.id, recipient=recipient.id, **GIVEN)
    with looking(recipient) as look:
        answer(actor=look, handover=first.id, kind=Answered.CONFIRMED)
        hand_over(actor=look, exhibit=made.id, recipient=giver.id, **GIVEN)
        check(actor=look, exhibit=made.id)
    return made


def _exported(login: str, exhibit: Exhibit) -> dict[str, Any]:
    with looking(person(login)) as look:
        found: dict[str, Any] = json.loads(json.dumps(case_document(look, exhibit)))
    return found


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.keys() == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key.startswith("@") else (key,)
            yield from (inner,) if key == "@type" else ()
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _of_type(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [node for node in document["@graph"] if node["@type"] == name]


def test_every_reference_resolves_and_every_name_has_its_space() -> None:
    document = _exported("protected-b", _handled())
    identifiers = [node["@id"] for node in document["@graph"]]
    assert len(identifiers) == len(set(identifiers))
    assert set(_references(document["@graph"])) <= set(identifiers)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}", one) for one in identifiers)
    assert document["@context"] == CONTEXT
    assert {key.partition(":")[0] for key in _keys(document["@graph"])} <= CONTEXT.keys()
    assert Counter(node["@type"] for node in document["@graph"]) == KNOWN


def test_the_same_exhibit_is_exported_alike() -> None:
    made = _handled()
    assert _exported("protected-b", made) == _exported("recipient", made)


def test_a_file_carries_its_digests_its_number_and_its_marking() -> None:
    made = _handled()
    document = _exported("protected-b", made)
    file = _of_type(document, "uco-observable:File")[0]
    named, content = file["uco-core:hasFacet"]
    assert (named["uco-observable:fileName"], named["uco-observable:sizeInBytes"]) == (
        "screen.png",
        len(BODY),
    )
    assert content["uco-observable:mimeType"] == "image/png"
    assert [
        (one["uco-types:hashMethod"], one["uco-types:hashValue"]["@value"])
        for one in content["uco-observable:hash"]
    ] == [("SHA256", made.original_id), ("SHA512", made.sha512)]
    record = _of_type(document, "case-investigation:ProvenanceRecord")[0]
    assert record["case-investigation:exhibitNumber"] == show(made.id)
    assert "case-investigation:rootExhibitNumber" not in record
    assert record["uco-core:description"] == "Found unlocked."
    marking = _of_type(document, "uco-marking:MarkingDefinition")[0]
    assert marking["uco-marking:definition"][0]["uco-marking:statement"] == "PROTECTED B"
    assert file["uco-core:objectMarking"] == [{"@id": marking["@id"]}]


def test_what_was_done_is_told_in_order_each_step_informed_by_the_one_before() -> None:
    document = _exported("protected-b", _handled())
    names = {node["@id"]: node.get("uco-core:name") for node in document["@graph"]}
    told = _of_type(document, "case-investigation:InvestigativeAction")
    assert [one["uco-core:name"] for one in told] == [
        "collected",
        "acquired",
        "handed over",
        "handed over",
        "verified",
    ]
    for before, one in pairwise(told[:4]):
        assert one["case-investigation:wasInformedBy"] == [{"@id": before["@id"]}]
    collected, acquired, confirmed, pending, verified = told
    assert collected["uco-action:startTime"]["@value"] == "2026-03-04T14:05:00Z"
    assert names[collected["uco-action:performer"]["@id"]] == OBTAINED.collected_by
    assert names[collected["uco-action:location"][0]["@id"]] == OBTAINED.where
    assert names[acquired["uco-action:performer"]["@id"]] == "Officer Protected-B"
    assert names[confirmed["uco-action:performer"]["@id"]] == "Officer Protected-B"
    assert names[confirmed["uco-action:participant"][0]["@id"]] == "Officer Recipient"
    assert confirmed["uco-action:actionStatus"] == "Complete/Finish"
    assert "uco-action:endTime" in confirmed
    assert pending["uco-action:actionStatus"] == "Pending"
    assert "uco-action:endTime" not in pending
    assert verified["uco-core:description"] == "whole"
    authority = _of_type(document, "case-investigation:Authorization")[0]
    assert authority["case-investigation:authorizationType"] == "warrant"
    assert authority["uco-core:description"] == OBTAINED.authority


def test_a_derived_file_says_from_what_and_with_which_tool() -> None:
    with looking(person("protected-b")) as look:
        origin = added(look)
        made = derived(look, origin)
        sibling = derived(look, origin, b"other", title="Sibling")
    document = _exported("protected-b", made)
    assert "Sibling" not in json.dumps(document)
    assert show(sibling.id) not in json.dumps(document)
    records = _of_type(document, "case-investigation:ProvenanceRecord")
    assert [
        (one["case-investigation:exhibitNumber"], one.get("case-investigation:rootExhibitNumber"))
        for one in records
    ] == [(show(origin.id), None), (show(made.id), show(origin.id))]
    action = next(
        one
        for one in _of_type(document, "case-investigation:InvestigativeAction")
        if one["uco-core:name"] == "derived"
    )
    files = [one["@id"] for one in _of_type(document, "uco-observable:File")]
    tool = _of_type(document, "uco-tool:Tool")[0]
    assert (tool["uco-core:name"], tool["uco-tool:version"]) == (MADE.tool, MADE.version)
    assert action["uco-action:object"] == [{"@id": files[0]}]
    assert action["uco-action:result"] == [{"@id": files[1]}]
    assert action["uco-action:instrument"] == [{"@id": tool["@id"]}]
    assert action["uco-core:description"] == MADE.done


def test_what_the_viewer_may_not_see_is_not_in_it() -> None:
    with looking(person("secret")) as look:
        origin = added(look)
        before = case_document(look, origin)
        hidden = derived(look, origin, b"hidden", "PROTECTED B//SECRET", title="Elderthorn")
        seen = case_document(look, origin)
    assert "Elderthorn" in json.dumps(seen)
    below = _exported("protected-b", origin)
    assert below == before
    assert hidden.sha512 not in json.dumps(below)
