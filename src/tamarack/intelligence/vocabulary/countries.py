"""Which country a report means, and the codes of travel documents that are no country's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tamarack.foundation.folding import fold
from tamarack.intelligence.vocabulary.schema import Text
from tamarack.intelligence.vocabulary.yaml_files import read_yaml

ROOM = Path(__file__).parent


@lru_cache(maxsize=16_384)
def country_code(written: str) -> str:
    """The code that `written` means, or "" when it is not known.

    ISO 3166-1 alpha-2 in lower case ("ca") for a name in English or French, an alpha-2 or an
    alpha-3; the code itself in upper case for ICAO Doc 9303's own ("D", "GBN", "XXA", "UTO").
    The fillers of a machine-readable zone are ignored ("D<<").
    """
    bare = written.strip().rstrip("<").upper()
    if bare in _issuing():
        return bare
    by_code, by_name = _written()
    return by_code.get(bare) or by_name.get(fold(written), "")


@cache
def country_names() -> Mapping[str, Text]:
    """The name in both languages of every code that `country_code` gives."""
    every = _countries() | _issuing()
    return MappingProxyType({code: Text(said["en"], said["fr"]) for code, said in every.items()})


@cache
def _countries() -> dict[str, dict[str, Any]]:
    return read_yaml(ROOM / "countries.yaml")


@cache
def _issuing() -> dict[str, dict[str, Any]]:
    return read_yaml(ROOM / "issuing-codes.yaml")


@cache
def _written() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Codes by ISO code in capitals, and by folded name."""
    by_code = {code.upper(): code for code in _countries()}
    by_code |= {said["alpha3"]: code for code, said in _countries().items()}
    by_name = {fold(name): code for code, name in _names()}
    return by_code, by_name


def _names() -> Iterator[tuple[str, str]]:
    """Other writings first, so that the names proper win where two countries share one."""
    for code, said in _countries().items():
        for name in said.get("also", ()):
            yield code, name
    for code, said in _countries().items():
        yield code, said["en"]
        yield code, said["fr"]
