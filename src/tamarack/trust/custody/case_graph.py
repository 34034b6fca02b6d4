"""Exhibits as CASE 1.4.0 / UCO 1.4.0, in JSON-LD, so that others' tools read them. Pure.

Each exhibit is a File with its digests and a ProvenanceRecord; what was done with it are
InvestigativeActions, each informed by the one before. Identifiers are UUIDs computed from ours, so that two
exports name the same things alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tamarack.foundation.identifiers import show
from tamarack.trust.custody.chain import Answered, Handed

MEDIA_TYPE = "application/ld+json"
_SPACE = uuid5(NAMESPACE_URL, "https://ontology.caseontology.org/case/investigation/#tamarack")
_UCO = "https://ontology.unifiedcyberontology.org/uco/"
CONTEXT: dict[str, str] = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    **{
        f"uco-{name}": f"{_UCO}{name}/"
        for name in (
            "action",
            "core",
            "identity",
            "location",
            "marking",
            "observable",
            "tool",
            "types",
        )
    },
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_STATUS = {
    None: "Pending",
    Answered.CONFIRMED: "Complete/Finish",
    Answered.DECLINED: "Fail",
    Answered.TAKEN_BACK: "Fail",
}

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence an exhibit was obtained."""

    at: datetime
    where: str
    by: str
    authority_kind: str
    authority: str


@dataclass(frozen=True, slots=True)
class Making:
    """From what, and with what, an exhibit was made."""

    made_from: int
    tool: str
    version: str
    done: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One exhibit and its custody. `came` is how it came to be; people are told by their identifiers."""

    id: int
    title: str
    description: str
    name: str
    media_type: str
    sha256: str
    sha512: str
    size: int
    marking: str
    came: Origin | Making
    registered_at: datetime
    registered_by: int
    handed: tuple[Handed, ...] = ()
    checks: tuple[tuple[datetime, int, str], ...] = ()


def document(pieces: Sequence[Piece], people: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """The JSON-LD document of these exhibits; `people` gives each person's name and agency. What a piece
    was made from is named only when it is among the pieces."""
    numbers = {piece.id: piece for piece in pieces}
    nodes: dict[str, Node] = {}
    for piece in pieces:
        for node in _nodes(piece, numbers, people):
            nodes.setdefault(node["@id"], node)
    return {"@context": CONTEXT, "@graph": list(nodes.values())}


def _nodes(
    piece: Piece, numbers: Mapping[int, Piece], people: Mapping[int, tuple[str, str]]
) -> Iterator[Node]:
    yield _file(piece)
    yield _marking(piece.marking)
    yield _record(piece, numbers)
    for person in dict.fromkeys(_people(piece)):
        yield _person(person, *people.get(person, ("", "")))
    yield from _beginning(piece, numbers)
    before = _id("acquired", piece.id)
    for one in piece.handed:
        action = _handover(one, piece, before)
        yield action
        yield _place(one.place)
        before = action["@id"]
    for at, by, outcome in piece.checks:
        yield _action(
            ("verified", piece.id, at.isoformat()), "verified", (at, at), by, [_record_id(piece.id)],
            **{"uco-core:description": outcome},
        )  # fmt: skip


def _beginning(piece: Piece, numbers: Mapping[int, Piece]) -> Iterator[Node]:
    """How it came to be: collected and then acquired, or derived and acquired in one."""
    when = (piece.registered_at, piece.registered_at)
    came, told = piece.came, {"uco-action:result": [{"@id": _id("file", piece.id)}]}
    if isinstance(came, Origin):
        collector = _id("collector", came.by)
        yield {"@id": collector, "@type": "uco-identity:Identity", "uco-core:name": came.by}
        yield _place(came.where)
        yield _authorization(piece.id, came)
        collected = _action(
            ("collected", piece.id), "collected", (came.at, came.at), None, [_id("file", piece.id)],
            **{
                "uco-action:performer": {"@id": collector},
                "uco-action:location": [{"@id": _id("location", came.where)}],
                "case-investigation:relevantAuthorization": [{"@id": _id("authorization", piece.id)}],
            },
        )  # fmt: skip
        yield collected
        told["case-investigation:wasInformedBy"] = [{"@id": collected["@id"]}]
        yield _action(
            ("acquired", piece.id), "acquired", when, piece.registered_by, [_id("file", piece.id)], **told
        )
        return
    tool = _id("tool", came.tool, came.version)
    yield {
        "@id": tool,
        "@type": "uco-tool:Tool",
        "uco-core:name": came.tool,
        "uco-tool:version": came.version,
    }
    origin = numbers.get(came.made_from)
    if origin is not None:
        told["case-investigation:wasInformedBy"] = [{"@id": _id("acquired", origin.id)}]
    yield _action(
        ("acquired", piece.id), "derived", when, piece.registered_by,
        [_id("file", origin.id)] if origin is not None else [],
        **told, **{"uco-action:instrument": [{"@id": tool}], "uco-core:description": came.done},
    )  # fmt: skip


def _handover(one: Handed, piece: Piece, before: str) -> Node:
    told: Node = {
        "uco-action:participant": [{"@id": _id("person", one.recipient)}],
        "uco-action:location": [{"@id": _id("location", one.place)}],
        "uco-action:actionStatus": _STATUS[one.answer.kind if one.answer else None],
        "uco-core:description": one.reason,
        "case-investigation:wasInformedBy": [{"@id": before}],
    }
    when = (one.at, one.answer.at if one.answer else None)
    return _action(("handover", one.id), "handed over", when, one.giver, [_record_id(piece.id)], **told)


def _action(
    key: tuple[object, ...],
    name: str,
    when: tuple[datetime, datetime | None],
    performer: int | None,
    objects: Sequence[str],
    **told: Any,
) -> Node:
    started, ended = when
    node: Node = {
        "@id": _id(*key),
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": name,
        "uco-action:startTime": _time(started),
    }
    if ended is not None:
        node["uco-action:endTime"] = _time(ended)
    if performer is not None:
        node["uco-action:performer"] = {"@id": _id("person", performer)}
    if objects:
        node["uco-action:object"] = [{"@id": one} for one in objects]
    return node | told


def _file(piece: Piece) -> Node:
    hashes = [
        {
            "@id": _id("hash", method, piece.id),
            "@type": "uco-types:Hash",
            "uco-types:hashMethod": method,
            "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": value},
        }
        for method, value in (("SHA256", piece.sha256), ("SHA512", piece.sha512))
    ]
    return {
        "@id": _id("file", piece.id),
        "@type": "uco-observable:File",
        "uco-core:objectMarking": [{"@id": _id("marking", piece.marking)}],
        "uco-core:hasFacet": [
            {
                "@id": _id("file-facet", piece.id),
                "@type": "uco-observable:FileFacet",
                "uco-observable:fileName": piece.name,
                "uco-observable:sizeInBytes": piece.size,
            },
            {
                "@id": _id("content-facet", piece.id),
                "@type": "uco-observable:ContentDataFacet",
                "uco-observable:hash": hashes,
                "uco-observable:mimeType": piece.media_type,
                "uco-observable:sizeInBytes": piece.size,
            },
        ],
    }


def _record(piece: Piece, numbers: Mapping[int, Piece]) -> Node:
    node: Node = {
        "@id": _record_id(piece.id),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:name": piece.title,
        "uco-core:objectMarking": [{"@id": _id("marking", piece.marking)}],
        "case-investigation:exhibitNumber": show(piece.id),
        "uco-core:object": [{"@id": _id("file", piece.id)}],
    }
    if piece.description:
        node["uco-core:description"] = piece.description
    root = piece
    while isinstance(root.came, Making) and root.came.made_from in numbers:
        root = numbers[root.came.made_from]
    if root is not piece:
        node["case-investigation:rootExhibitNumber"] = show(root.id)
    return node


def _marking(marking: str) -> Node:
    return {
        "@id": _id("marking", marking),
        "@type": "uco-marking:MarkingDefinition",
        "uco-marking:definitionType": "statement",
        "uco-marking:definition": [
            {
                "@id": _id("statement", marking),
                "@type": "uco-marking:StatementMarking",
                "uco-marking:definitionType": "statement",  # UCO's shape asks for it here too
                "uco-marking:statement": marking,
            }
        ],
    }


def _authorization(exhibit: int, came: Origin) -> Node:
    return {
        "@id": _id("authorization", exhibit),
        "@type": "case-investigation:Authorization",
        "case-investigation:authorizationType": came.authority_kind,
        "uco-core:description": came.authority,
    }


def _person(person: int, name: str, agency: str) -> Node:
    node: Node = {"@id": _id("person", person), "@type": "uco-identity:Person", "uco-core:name": name}
    return node | ({"uco-core:description": agency} if agency else {})


def _place(name: str) -> Node:
    return {"@id": _id("location", name), "@type": "uco-location:Location", "uco-core:name": name}


def _people(piece: Piece) -> Iterator[int]:
    yield piece.registered_by
    for one in piece.handed:
        yield one.giver
        yield one.recipient
    for _at, by, _outcome in piece.checks:
        yield by


def _record_id(exhibit: int) -> str:
    return _id("record", exhibit)


def _id(*key: object) -> str:
    return f"urn:uuid:{uuid5(_SPACE, chr(31).join(map(str, key)))}"


def _time(moment: datetime) -> Node:
    return {"@type": "xsd:dateTime", "@value": moment.astimezone(UTC).isoformat().replace("+00:00", "Z")}
