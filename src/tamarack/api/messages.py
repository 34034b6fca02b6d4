"""What an error says to people, in both languages: one entry for each code in `messages.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from tamarack.foundation.errors import TamarackError
from tamarack.intelligence.vocabulary.schema import Text


@cache
def messages() -> Mapping[str, Text]:
    """Every message by its error's code."""
    path = Path(__file__).with_name("messages.yaml")
    raw: dict[str, dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))
    return {code: Text(said["en"], said["fr"]) for code, said in raw.items()}


def message_of(error: TamarackError, language: str) -> str:
    """What the error says in that language; a kind without words of its own speaks as the kind above it."""
    known = messages()
    codes = (getattr(kind, "code", "") for kind in type(error).__mro__)
    return next(known[code] for code in codes if code in known).in_language(language)
