"""What the vocabulary is made of: schemata, and the properties that each may state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """The French for "fr" and "fr-ca", else the English."""
        return self.fr if language[:2].lower() == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a property often has, and the words for it."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that can be stated of an entity.

    `range` names the schema that a link points at ("" when `type` is not "entity");
    `reverse` is how the target's dossier titles the links that arrive, `reverse_name`
    FollowTheMoney's name of it. `schema` is where the property was declared; `ours` is True
    when FollowTheMoney lacks it. `searchable`: its values are looked up by people.
    `hidden`: technical, not shown on a dossier. `deprecated`: read, no longer offered.
    `choices` are offered to officers and shown in their language; other values may be stated.
    """

    name: str
    type: str
    range: str
    label: Text
    reverse: Text | None
    searchable: bool
    schema: str = ""
    reverse_name: str = ""
    ours: bool = False
    hidden: bool = False
    deprecated: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """How a schema draws as a line: from the `source` property's target to the `target` one's."""

    source: str
    target: str
    label: Text
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of thing, link or event.

    `own` are the properties it declares, `properties` those with all it inherits.
    `ancestors` is itself and all it extends, nearest first. `featured` are the properties a
    dossier shows first, `caption` those whose first value names the thing, both in order.
    `kind` is for icons and filters. `identified_by` are properties whose normal values, all
    of them together, say which thing it is; empty when values alone can't. `about` says in
    a sentence what it is for, where the name does not.
    """

    name: str
    label: Text
    plural: Text
    kind: str
    extends: tuple[str, ...]
    abstract: bool
    edge: Edge | None
    featured: tuple[str, ...]
    caption: tuple[str, ...]
    identified_by: tuple[str, ...]
    own: Mapping[str, Property]
    properties: Mapping[str, Property]
    ancestors: tuple[str, ...]
    ours: bool = False
    about: Text | None = None
