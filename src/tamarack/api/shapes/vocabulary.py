"""The vocabulary and the grading schemes."""

from __future__ import annotations

from pydantic import Field

from tamarack.api.shapes.basics import Both, Shape


class Choice(Shape):
    """A value that a property often has."""

    value: str
    label: Both


class Property(Shape):
    """One thing that can be stated of an entity."""

    name: str = Field(examples=["birthDate"])
    type: str = Field(examples=["date"])
    range: str = Field(description="The schema that a link points at; empty for a value.")
    label: Both
    ours: bool = Field(description="Whether FollowTheMoney lacks it.")
    choices: list[Choice]


class Edge(Shape):
    """How a schema ties two things."""

    source: str = Field(examples=["person"], description="The property that points at one end.")
    target: str
    label: Both
    directed: bool


class SchemaOfThings(Shape):
    """A kind of thing, tie or event. It has its own properties and those of all it extends."""

    name: str = Field(examples=["Person"])
    label: Both
    plural: Both
    kind: str = Field(examples=["person"])
    extends: list[str]
    abstract: bool
    edge: Edge | None
    featured: list[str]
    caption: list[str]
    ours: bool
    properties: list[Property]


class Vocabulary(Shape):
    """Every schema, by name."""

    schemata: list[SchemaOfThings]


class Code(Shape):
    """One code of an axis."""

    code: str = Field(examples=["B"])
    label: Both
    definition: Both | None
    cannot_be_judged: bool = Field(description="It stands beside the scale, not within it.")


class Axis(Shape):
    """What is graded, and its codes."""

    name: str = Field(examples=["source"])
    codes: list[Code]


class GradingScheme(Shape):
    """A grading scheme. Its codes are never converted into another's."""

    key: str = Field(examples=["admiralty"])
    name: Both
    origin: str
    axes: list[Axis]


class Grading(Shape):
    """Every grading scheme."""

    schemes: list[GradingScheme]
