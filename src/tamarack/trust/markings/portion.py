"""Markings as people write them: `SECRET//CEO//ORCON CSIS//LARCH//REL CBSA,IRCC//FOR investigation`.

One grammar in both languages; the short form, for the margin of a paragraph, is the portion mark: `(S//CEO)`.
"""

from __future__ import annotations

import re

from tamarack.trust.markings.errors import BadMarking, EmptyAudience, EmptyPurposes
from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose

_PROTECTED = {
    "en": {Protected.A: "PROTECTED A", Protected.B: "PROTECTED B", Protected.C: "PROTECTED C"},
    "fr": {Protected.A: "PROTÉGÉ A", Protected.B: "PROTÉGÉ B", Protected.C: "PROTÉGÉ C"},
}
_CLASSIFIED = {
    "en": {
        Classified.CONFIDENTIAL: "CONFIDENTIAL",
        Classified.SECRET: "SECRET",
        Classified.TOP_SECRET: "TOP SECRET",
    },
    "fr": {
        Classified.CONFIDENTIAL: "CONFIDENTIEL",
        Classified.SECRET: "SECRET",
        Classified.TOP_SECRET: "TRÈS SECRET",
    },
}
_SHORT_PROTECTED = {Protected.A: "PA", Protected.B: "PB", Protected.C: "PC"}
_SHORT_CLASSIFIED = {
    "en": {Classified.CONFIDENTIAL: "C", Classified.SECRET: "S", Classified.TOP_SECRET: "TS"},
    "fr": {Classified.CONFIDENTIAL: "C", Classified.SECRET: "S", Classified.TOP_SECRET: "TS"},
}
_NONE = {"en": "UNCLASSIFIED", "fr": "NON CLASSIFIÉ"}
_SHORT_NONE = {"en": "U", "fr": "NC"}
_EYES = {"en": "CEO", "fr": "RAC"}  # Canadian Eyes Only · Réservé aux Canadiens
_RELEASE = {"en": "REL", "fr": "COM"}  # releasable to · communicable à
_PERMITTED = {"en": "FOR", "fr": "POUR"}
_PURPOSES_FR = {
    Purpose.INTELLIGENCE: "renseignement",
    Purpose.INVESTIGATION: "enquête",
    Purpose.EXAMINATION: "examen",
    Purpose.REMOVAL: "renvoi",
    Purpose.PROTECTION: "protection",
    Purpose.LIAISON: "liaison",
    Purpose.OVERSIGHT: "surveillance",
    Purpose.PROGRAMME: "programme",
}
_LEVELS: dict[str, Protected | Classified | None] = {
    **{text: level for texts in _PROTECTED.values() for level, text in texts.items()},
    **{text: level for texts in _CLASSIFIED.values() for level, text in texts.items()},
    **dict.fromkeys(_NONE.values()),
    "PROTEGE A": Protected.A,
    "PROTEGE B": Protected.B,
    "PROTEGE C": Protected.C,
    "NON CLASSIFIE": None,
    "TRES SECRET": Classified.TOP_SECRET,
}
_PURPOSES = (
    {purpose.value.upper(): purpose for purpose in Purpose}
    | {text.upper(): purpose for purpose, text in _PURPOSES_FR.items()}
    | {"ENQUETE": Purpose.INVESTIGATION}
)
_NAME = re.compile(r"[A-Z0-9][A-Z0-9 _.-]{0,39}\Z")
_AGENCY = re.compile(r"[A-Z0-9][A-Z0-9_.-]{0,19}\Z")


def is_name(text: str) -> bool:
    """Whether this could be the name of a compartment: not a level, nor a word of the grammar."""
    word = text.partition(" ")[0]
    taken = text in _LEVELS or text in _EYES.values() or word in _KEYWORDS
    return bool(_NAME.match(text)) and not taken


def purpose_words(purpose: Purpose, language: str = "en") -> str:
    """A purpose in the reader's language."""
    return _PURPOSES_FR[purpose] if language == "fr" else purpose.value


def parse(text: str) -> Marking:
    """The marking that `text` writes, in either language. Raises BadMarking naming the part."""
    parts = [part.strip() for part in text.strip().strip("()").upper().split("//")]
    found: dict[str, frozenset[str]] = {}
    levels: list[Protected | Classified | None] = []
    names: set[str] = set()
    eyes = False
    for part in parts:
        word, _, rest = part.partition(" ")
        if part in _LEVELS:
            levels.append(_LEVELS[part])
        elif part in _EYES.values():
            eyes = True
        elif (key := _KEYWORDS.get(word)) is not None:
            found[key] = _listed(rest, part)
        elif _NAME.match(part):
            names.add(part)
        else:
            raise BadMarking(place=part or "empty part", text=text[:80])
    return _assembled(text, levels, eyes, names, found)


def render(marking: Marking, language: str = "en") -> str:
    """The whole marking in words; `parse` reads it back."""
    heads = [_PROTECTED[language].get(marking.protected), _CLASSIFIED[language].get(marking.classified)]
    return "//".join([*_levels_or(heads, _NONE[language]), *_tail(marking, language)])


def portion(marking: Marking, language: str = "en") -> str:
    """The portion mark that stands before a value or a paragraph, in brackets."""
    heads = [
        _SHORT_PROTECTED.get(marking.protected),
        _SHORT_CLASSIFIED[language].get(marking.classified),
    ]
    return f"({'//'.join([*_levels_or(heads, _SHORT_NONE[language]), *_tail(marking, language)])})"


_KEYWORDS = {"ORCON": "originators"} | {
    word: key for words, key in ((_RELEASE, "audience"), (_PERMITTED, "purposes")) for word in words.values()
}


def _listed(rest: str, part: str) -> frozenset[str]:
    listed = frozenset(name.strip() for name in rest.split(",") if name.strip())
    if not listed:
        word = part.split(" ")[0]
        raise (EmptyPurposes if word in _PERMITTED.values() else EmptyAudience)(place=part)
    return listed


def _assembled(
    text: str,
    levels: list[Protected | Classified | None],
    eyes: bool,
    names: set[str],
    found: dict[str, frozenset[str]],
) -> Marking:
    protected = [level for level in levels if isinstance(level, Protected)]
    classified = [level for level in levels if isinstance(level, Classified)]
    if not levels or len(protected) > 1 or len(classified) > 1:
        raise BadMarking(place="level", text=text[:80])
    for agency in found.get("audience", frozenset()) | found.get("originators", frozenset()):
        if not _AGENCY.match(agency):
            raise BadMarking(place=agency, text=text[:80])
    return Marking(
        protected=protected[0] if protected else Protected.NONE,
        classified=classified[0] if classified else Classified.NONE,
        canadian_eyes=eyes,
        audience=found.get("audience"),
        compartments=frozenset(names),
        originators=found.get("originators", frozenset()),
        purposes=_purposes(found.get("purposes")),
    )


def _purposes(names: frozenset[str] | None) -> frozenset[Purpose] | None:
    if names is None:
        return None
    unknown = names - _PURPOSES.keys()
    if unknown:
        raise BadMarking(place=", ".join(sorted(unknown)))
    return frozenset(_PURPOSES[name] for name in names)


def _levels_or(heads: list[str | None], none: str) -> list[str]:
    return [head for head in heads if head] or [none]


def _tail(marking: Marking, language: str) -> list[str]:
    tail = [_EYES[language]] if marking.canadian_eyes else []
    if marking.originators:
        tail.append("ORCON " + ",".join(sorted(marking.originators)))
    tail += sorted(marking.compartments)
    if marking.audience is not None:
        tail.append(f"{_RELEASE[language]} {','.join(sorted(marking.audience))}")
    if marking.purposes is not None:
        words = sorted(purpose_words(purpose, language) for purpose in marking.purposes)
        tail.append(f"{_PERMITTED[language]} {','.join(words)}")
    return tail
