"""Makers of requests, shared by the addresses of pages and of the service."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from django.urls import reverse

from tamarack.foundation.identifiers import keyed_id, show
from tests.properties.asking import Ask
from tests.properties.twins import Known

Maker = Callable[[Known], Iterator[Ask]]
NOTHING = keyed_id(b"nobody", "nothing")  # identifies nothing in either twin
HIDDEN_EACH = 4  # identifiers of hidden things tried at each address
THOROUGH = int(os.environ.get("TAMARACK_CRAWL", "1"))  # so many times as much is asked


def spread(found: Sequence[int], most: int) -> list[int]:
    """At most so many, evenly from the whole list."""
    step = max(1, -(-len(found) // (most * THOROUGH)))
    return list(found[::step])


def known_and_not(known: Known, kind: str, most: int) -> list[str]:
    """Identifiers as addresses write them: seen, hidden, of another kind, of nothing."""
    other = "report" if kind != "report" else "entity"
    return [
        show(one)
        for one in (
            *spread(known.seen[kind], most),
            *spread(known.hidden[kind], HIDDEN_EACH),
            *spread(known.hidden[other], 2),
            NOTHING,
        )
    ]


def plain(name: str) -> Maker:
    """A page without arguments, in both languages."""

    def ask(known: Known) -> Iterator[Ask]:
        for language in ("en", "fr"):
            yield Ask(reverse(name), language=language)

    return ask


def each(name: str, kind: str, most: int = 20, argument: str = "shown", **more: str) -> Maker:
    """A page of one thing, of each thing of that kind; every third in French."""

    def ask(known: Known) -> Iterator[Ask]:
        for at, shown in enumerate(known_and_not(known, kind, most)):
            yield Ask(reverse(name, kwargs={argument: shown, **more}), language="fr" if at % 3 == 2 else "en")
        yield Ask(reverse(name, kwargs={argument: "not-an-identifier", **more}))

    return ask


def refused(
    name: str,
    kind: str,
    *forms: dict[str, object],
    argument: str = "shown",
    as_json: bool = False,
    **more: str,
) -> Maker:
    """An act on things that are hidden or not there: refused alike."""

    def ask(known: Known) -> Iterator[Ask]:
        for identifier in (*spread(known.hidden[kind], HIDDEN_EACH), NOTHING):
            for form in forms:
                address = reverse(name, kwargs={argument: show(identifier), **more})
                yield Ask(address, "POST", form, as_json=as_json)

    return ask


def both(*makers: Maker) -> Maker:
    """One maker after the other."""
    return lambda known: chain.from_iterable(maker(known) for maker in makers)


def asked_texts(known: Known) -> list[str]:
    """What somebody types who knows of hidden things: names, parts, misspellings, numbers."""
    words = list(known.words.values())
    return [
        *words,
        *(word[:4] for word in words[::2]),
        *(word[:-2] + word[-1] for word in words[1::2]),
        *(f"{word} Hidden Person" for word in words[::3]),
        *(number for number in list(known.numbers.values())[::3]),
        *(
            "Courier Ambrose",
            "ambrose courier",
            "courier",
            "Quayside",
            "smuggler",
            "passeur",
            "0110",
            "6135550",
            "ID-00",
        ),
        *(
            "AB004567",
            "1961-03-04",
            "withdrawn",
            "retracted",
            "solitary",
            "",
            "%",
            "_",
            "\x00",
            "'",
            "a" * 401,
            "阿",
        ),
    ]
