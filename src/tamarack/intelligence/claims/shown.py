"""Claims as templates show them: words, links and sources of each value in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.projection import Line, Link, Moment, Said, Value
from tamarack.intelligence.claims.queries import Dossier
from tamarack.intelligence.grading.grade import Grade
from tamarack.intelligence.vocabulary.schema import Property, Schema
from tamarack.trust.markings.marking import Marking


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a link to its dossier."""

    id: int
    schema: str
    label: str

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.id)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: one claim's marking, grade, report and date."""

    claim: str
    marking: Marking
    grade: Grade
    url: str
    label: str
    said_on: str
    place: str


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value and all that says so."""

    text: str
    normal: str
    entity: Named | None
    language: str
    withdrawn: bool
    sources: list[Origin]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One property and its values side by side."""

    name: str
    label: str
    conflict: bool
    values: list[ShownValue]


@dataclass(frozen=True, slots=True)
class ShownMoment:
    """One event of a chronology."""

    when: str
    until: None
    about: bool
    label: str
    url: str
    text: str
    sources: list[Origin]


_NAMELESS = frozenset({"event", "link"})
_ENDS = 4  # other ends named beside an event


def words_of(declared: Property, outgoing: bool = True) -> str:
    """The property's label in the reader's language; the reverse one seen from the other end."""
    label = declared.label if outgoing or declared.reverse is None else declared.reverse
    return label.in_language(get_language() or "en")


def value_words(declared: Property, value: str) -> str:
    """A value as people read it: an offered choice in the reader's language, anything else as it was said."""
    chosen = next((choice for choice in declared.choices if choice.value == value), None)
    return chosen.label.in_language(get_language() or "en") if chosen else value


def named(entity: int, names: dict[int, tuple[str, Schema]]) -> Named:
    """The entity as a link; without a name its identifier stands for it."""
    if entity not in names:
        return Named(entity, "Thing", show(entity))
    label, schema = names[entity]
    return Named(entity, schema.name, called(label, schema) or show(entity))


def called(label: str, schema: Schema) -> str:
    """What an entity is called: an event or a tie, which has no name, by its kind and its date or amount."""
    if schema.kind not in _NAMELESS:
        return label
    return " ".join(part for part in (schema.label.in_language(get_language() or "en"), label) if part)


def described(entity: int, seen: Dossier) -> Named:
    """An entity as a link; an event or a tie with its other ends beside its kind and date."""
    plain = named(entity, seen.names)
    if entity not in seen.names or seen.names[entity][1].kind not in _NAMELESS:
        return plain
    ends = {
        said.target for said in seen.claims if said.entity == entity and said.target not in (None, seen.id)
    }
    others = sorted(name for end in ends if end in seen.names and (name := seen.names[end][0]))
    joined = f"{plain.label}{_(': ')}{', '.join(others[:_ENDS])}" if others else plain.label
    return Named(entity, plain.schema, joined)


def shown_lines(seen: Dossier) -> list[ShownLine]:
    """The entity's own values."""
    return [_line(seen, line) for line in seen.lines if not line.property.hidden]


def shown_links(seen: Dossier) -> list[ShownLine]:
    """The entity's ties, one line for each kind of tie."""
    by_kind: dict[tuple[str, str], list[Link]] = {}
    for link in seen.links:
        by_kind.setdefault((words_of(link.property, link.outgoing), link.property.name), []).append(link)
    return [
        ShownLine(name, label, False, [_end(seen, link) for link in ends])
        for (label, name), ends in sorted(by_kind.items())
    ]


def shown_moments(seen: Dossier) -> list[ShownMoment]:
    """The chronology of the entity and what is tied to it."""
    return [_moment(seen, moment) for moment in seen.moments]


def _line(seen: Dossier, line: Line) -> ShownLine:
    values = [
        ShownValue(
            value_words(line.property, value.value),
            _compared(value),
            None,
            "",
            False,
            [_origin(seen, said) for said in value.said],
        )
        for value in line.values
    ]
    return ShownLine(line.property.name, words_of(line.property), line.conflicting, values)


def _compared(value: Value) -> str:
    """How a number is compared, where that tells more than how it was written."""
    return "" if value.said[0].kind in ("name", "text", "string", "country", "gender") else value.normal


def _end(seen: Dossier, link: Link) -> ShownValue:
    sources = [_origin(seen, said) for said in link.said]
    return ShownValue("", "", described(link.entity, seen), "", False, sources)


def _moment(seen: Dossier, moment: Moment) -> ShownMoment:
    about_itself = moment.entity == seen.id
    other = described(moment.entity, seen)
    property_words = words_of(moment.property)
    plain = moment.property.name in ("date", "listingDate")
    label = property_words if about_itself else other.label if plain else f"{other.label} – {property_words}"
    return ShownMoment(
        when=moment.date,
        until=None,
        about=False,
        label=label,
        url="" if about_itself else reverse("entity", args=[other.shown]),
        text="",
        sources=[_origin(seen, said) for said in moment.said],
    )


def _origin(seen: Dossier, said: Said) -> Origin:
    report = seen.reports[said.report]
    cited = f"#at-{said.start}" if said.start is not None else ""
    return Origin(
        claim=show(said.id),
        marking=seen.marking_of(said),
        grade=seen.grades[said.grade],
        url=reverse("report", args=[show(said.report)]) + cited,
        label=report.title or show(said.report),
        said_on=said.said_on,
        place=said.place,
    )
