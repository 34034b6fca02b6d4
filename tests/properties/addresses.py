"""Every address of the platform and what to ask of it. A new address joins here; a contract test sees to it.

`ADDRESSES` maps an address's name to a maker of requests from what is known: identifiers that the viewer sees,
identifiers of what is hidden, identifiers of nothing. `NOT_ASKED` says why an address is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from django.urls import URLPattern, URLResolver, reverse

from tamarack.foundation.identifiers import keyed_id, show
from tests.properties.asking import Ask
from tests.properties.twins import Known

Maker = Callable[[Known], Iterator[Ask]]
NOTHING = keyed_id(b"nobody", "nothing")  # identifies nothing in either twin
HIDDEN_EACH = 6  # identifiers of hidden things tried at each address


def every_name(patterns: Sequence[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all addresses, found by walking the resolver."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from every_name(pattern.url_patterns, inner)
        else:
            yield ":".join((*spaces, pattern.name or str(pattern.pattern)))


def spread(found: Sequence[int], most: int) -> list[int]:
    """At most so many, evenly from the whole list."""
    step = max(1, -(-len(found) // most))
    return list(found[::step])


def known_and_not(known: Known, kind: str, most: int) -> list[str]:
    """Identifiers of things of that kind as addresses write them: seen, hidden, of another kind, of nothing."""
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


def posted(name: str, kind: str, *forms: dict[str, object], argument: str = "shown", as_json: bool = False, **more: str) -> Maker:
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
    """What somebody types who knows of hidden things: their names, parts and misspellings of them, their numbers."""
    words = list(known.words.values())
    return [
        *words,
        *(word[:4] for word in words),
        *(word[:-2] + word[-1] for word in words),
        *(f"{word} Hidden Person" for word in words[::2]),
        *(number for number in list(known.numbers.values())[::2]),
        *("Courier Ambrose", "ambrose courier", "courier", "Quayside", "smuggler", "passeur", "0110", "6135550", "ID-00"),
        *("AB004567", "1961-03-04", "withdrawn", "retracted", "solitary", "", "%", "_", "\x00", "'", "a" * 500, "阿", "or -courier"),
    ]


def _search(known: Known) -> Iterator[Ask]:
    page = reverse("search")
    for at, text in enumerate(asked_texts(known)):
        yield Ask(page, data={"q": text}, language="fr" if at % 4 == 3 else "en")
    for kind in ("person", "phone", "event", "report", "organization", "nonsense"):
        yield Ask(page, data={"q": "courier", "kind": kind})
    for source in (*spread(known.seen["source"], 4), *spread(known.hidden["source"], 4), NOTHING):
        yield Ask(page, data={"q": "courier", "source": show(source)})
    for page_number in ("2", "3", "999", "x", "-1"):
        yield Ask(page, data={"q": "courier", "page": page_number})
    yield Ask(page, data={"q": "courier", "since": "2020-01-01", "until": "2020-01-02"})
    yield Ask(page, data={"q": "courier", "since": "not-a-day"})


def _complete(known: Known) -> Iterator[Ask]:
    for text in asked_texts(known)[:60]:
        yield Ask(reverse("complete"), data={"q": text})


def _reports(known: Known) -> Iterator[Ask]:
    page = reverse("reports")
    yield from plain("reports")(known)
    for source in (*spread(known.seen["source"], 6), *spread(known.hidden["source"], 4), NOTHING):
        yield Ask(page, data={"source": show(source)})
    for kind in ("patrol", "human", "other", "nonsense"):
        yield Ask(page, data={"kind": kind})
    for day in ("2020-01-01", "2030-01-01", "x"):
        yield Ask(page, data={"since": day})
        yield Ask(page, data={"until": day})
    for identifier in (*spread(known.seen["report"], 3), *spread(known.hidden["report"], 3), NOTHING):
        yield Ask(page, data={"before": f"2030-01-01T00:00:00+00:00_{show(identifier)}"})
    yield Ask(page, data={"before": "x"})


def _decide(known: Known) -> Iterator[Ask]:
    for report in (*spread(known.hidden["report"], HIDDEN_EACH), NOTHING):
        for act in ("accept", "reject", "reopen", "nonsense"):
            address = reverse("decide", args=[show(report), "telephone-10-25"])
            yield Ask(address, "POST", {"action": act})
    for report in spread(known.seen["report"], 3):
        for entity in (*spread(known.hidden["entity"], 3), NOTHING):
            address = reverse("decide", args=[show(report), "telephone-1-2"])
            yield Ask(address, "POST", {"action": "link", "entity": show(entity)})


THING: dict[str, object] = {"start": "0", "end": "4", "words": "x", "schema": "Person", "property": "name", "entity": ""}
REASON: dict[str, object] = {"reason": "tried"}
LINK: dict[str, object] = {"start": "0", "end": "4", "words": "x", "schema": "UnknownLink", "role": "",
                           "source": show(NOTHING), "target": show(NOTHING)}  # fmt: skip

ADDRESSES: dict[str, Maker] = {
    "today": plain("today"),
    "purpose": plain("purpose"),
    "account_login": plain("account_login"),
    "reports": _reports,
    "report": each("report", "report", 40),
    "original": each("original", "report", 12),
    "withdraw": both(each("withdraw", "report", 12), posted("withdraw", "report", REASON, {})),
    "decide": _decide,
    "record_thing": posted("record_thing", "report", THING, {}),
    "record_link": posted("record_link", "report", LINK, {}),
    "retract": both(each("retract", "claim", 25), posted("retract", "claim", REASON, {})),
    "entity": each("entity", "entity", 60),
    "take_in": plain("take_in"),
    "intake": each("intake", "intake", 20),
    "map_table": each("map_table", "intake", 8),
    "search": _search,
    "complete": _complete,
    "sources": plain("sources"),
    "add_source": plain("add_source"),
    "source": each("source", "source", 15),
    "jobs": plain("jobs"),
    "job": each("job", "job"),
    "job_progress": each("job_progress", "job"),
    "job_cancel": posted("job_cancel", "job", {}),
}

NOT_ASKED: dict[str, str] = {
    "set_language": "Django's own: keeps a cookie and goes back; reads no row",
    "account_logout": "allauth's own: ends the session; reads no marked row",
}


def asks(known: Known) -> list[Ask]:
    """Everything to ask, and some addresses that are none."""
    from tests.properties.service import SERVICE  # noqa: PLC0415

    names = set(every_name(_patterns()))
    found = [ask for name, maker in {**ADDRESSES, **SERVICE}.items() if name in names for ask in maker(known)]
    return [*found, Ask("/nowhere/"), Ask("/reports"), Ask("/entities/"), Ask("/api/nowhere")]


def _patterns() -> Sequence[URLPattern | URLResolver]:
    from tamarack.web.urls import urlpatterns  # noqa: PLC0415

    return urlpatterns
