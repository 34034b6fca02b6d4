"""Every error speaks both languages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import tamarack
from tamarack.api.messages import message_of, messages
from tamarack.foundation.errors import TamarackError
from tamarack.intelligence.intake.errors import Truncated

#: Rooms whose errors never reach a request.
ELSEWHERE = ("tamarack.cli", "tamarack.store", "tamarack.demo")


def _kinds(of: type[TamarackError]) -> Iterator[type[TamarackError]]:
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


def test_every_error_that_a_request_can_meet_has_words() -> None:
    for module in pkgutil.walk_packages(tamarack.__path__, "tamarack."):
        if not module.name.startswith(ELSEWHERE) and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    codes = {
        kind.code
        for kind in _kinds(TamarackError)
        if kind.__module__.startswith("tamarack.") and not kind.__module__.startswith(ELSEWHERE)
    }
    assert codes - messages().keys() == set()


def test_words_are_in_both_languages_and_differ() -> None:
    for code, said in messages().items():
        assert said.en.endswith("."), code
        assert said.fr.endswith("."), code
        assert said.en != said.fr, code


def test_a_kind_without_words_speaks_as_the_one_above_it() -> None:
    class Torn(Truncated):
        code = "torn"

    assert message_of(Torn(), "en") == "The file ends before it should."
    assert message_of(Torn(), "fr-ca") == "Le fichier se termine avant la fin prévue."
