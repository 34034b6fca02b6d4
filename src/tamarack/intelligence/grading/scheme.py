"""The grading schemes: their axes, codes and words, read from `schemes.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

from tamarack.intelligence.grading.errors import UngradedScheme, UnknownScheme
from tamarack.intelligence.vocabulary.schema import Text

Axis = Literal["source", "information", "handling"]
AXES: tuple[Axis, ...] = ("source", "information", "handling")


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one axis. `definition` is None where the scheme's text gives no more than the label."""

    code: str
    label: Text
    definition: Text | None
    cannot_be_judged: bool


@dataclass(frozen=True, slots=True)
class Scheme:
    """A grading scheme. An axis it lacks (Admiralty has no handling) is empty. `origin` is its source."""

    key: str
    name: Text
    origin: str
    axes: Mapping[Axis, Mapping[str, Code]]


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every scheme by its key, in the file's order."""
    path = Path(__file__).parent / "schemes.yaml"
    raw: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return MappingProxyType({key: _scheme(key, declared) for key, declared in raw.items()})


def scheme_of(key: str) -> Scheme:
    """The scheme of that key. Raises UngradedScheme for none, UnknownScheme for one that is not ours."""
    if not key:
        raise UngradedScheme()
    try:
        return schemes()[key]
    except KeyError:
        raise UnknownScheme(scheme=key[:40]) from None


def _scheme(key: str, declared: dict[str, Any]) -> Scheme:
    unjudged = declared["cannot_be_judged"]
    axes = {axis: _codes(declared.get(axis, {}), unjudged.get(axis, ())) for axis in AXES}
    return Scheme(key, _text(declared["name"]), declared["origin"], MappingProxyType(axes))


def _codes(declared: dict[str, dict[str, Any]], unjudged: list[str]) -> Mapping[str, Code]:
    return MappingProxyType({code: _code(code, said, code in unjudged) for code, said in declared.items()})


def _code(code: str, said: dict[str, Any], unjudged: bool) -> Code:
    definition = _text(said["definition"]) if "definition" in said else None
    return Code(code, _text(said["label"]), definition, unjudged)


def _text(said: dict[str, str]) -> Text:
    return Text(said["en"], said["fr"])
