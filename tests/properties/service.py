"""The addresses of the REST service, as `addresses.py` has those of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tamarack.foundation.identifiers import show
from tests.properties.asking import Ask
from tests.properties.making import NOTHING, Maker, asked_texts, both, each, plain, refused, spread
from tests.properties.twins import Known


def _of(name: str, kind: str, most: int) -> Maker:
    return each(name, kind, most, argument="id")


def _act(name: str, kind: str, *bodies: dict[str, object], **more: str) -> Maker:
    return refused(name, kind, *bodies, argument="id", as_json=True, **more)


def _search(known: Known) -> Iterator[Ask]:
    for text in asked_texts(known)[::3]:
        yield Ask(reverse("api-search"), data={"q": text})
    for kind in ("person", "report", "nonsense"):
        yield Ask(reverse("api-search"), data={"q": "courier", "kind": kind})
    for source in (*spread(known.seen["source"], 2), *spread(known.hidden["source"], 3), NOTHING):
        yield Ask(reverse("api-search"), data={"q": "courier", "source": show(source)})
    for purpose in (f"{known.purpose.value}; reason=File 12", "nonsense"):  # another purpose is another sight
        yield Ask(reverse("api-search"), data={"q": "courier"}, headers={"Tamarack-Purpose": purpose})


def _complete(known: Known) -> Iterator[Ask]:
    for text in asked_texts(known)[1::4]:
        yield Ask(reverse("api-complete"), data={"q": text})


def _reports(known: Known) -> Iterator[Ask]:
    yield Ask(reverse("api-reports"))
    for most in ("1", "7", "1000"):
        yield Ask(reverse("api-reports"), data={"most": most})
    for source in (*spread(known.seen["source"], 3), *spread(known.hidden["source"], 3), NOTHING):
        yield Ask(reverse("api-reports"), data={"source": show(source)})
    yield Ask(reverse("api-reports"), data={"kind": "human"})
    yield Ask(reverse("api-reports"), data={"cursor": "x"})


_REASON: dict[str, object] = {"reason": "tried"}
_THING: dict[str, object] = {"schema": "Person", "property": "name", "start": 0, "end": 4}
_TIE: dict[str, object] = {
    "schema": "UnknownLink",
    "start": 0,
    "end": 4,
    "source": show(NOTHING),
    "target": show(NOTHING),
}

SERVICE: dict[str, Maker] = {
    "api-me": plain("api-me"),
    "api-search": _search,
    "api-complete": _complete,
    "api-entity": _of("api-entity", "entity", 8),
    "api-reports": _reports,
    "api-report": _of("api-report", "report", 8),
    "api-withdraw": _act("api-withdraw", "report", _REASON, {}),
    "api-jobs": plain("api-jobs"),
    "api-job": _of("api-job", "job", 3),
    "api-cancel-job": _act("api-cancel-job", "job", {}),
    "api-readings": _of("api-readings", "report", 5),
    "api-decide": _act(
        "api-decide", "report", {"verdict": "accept"}, {"verdict": "reject"}, reading="telephone-1-2"
    ),
    "api-record-thing": _act("api-record-thing", "report", _THING),
    "api-record-tie": _act("api-record-tie", "report", _TIE),
    "api-retract": _act("api-retract", "claim", _REASON),
    "api-intake": _of("api-intake", "intake", 4),
    "api-sources": plain("api-sources"),
    "api-openapi": plain("api-openapi"),
    "api-vocabulary": plain("api-vocabulary"),
    "api-grading": plain("api-grading"),
}
NOT_ASKED_OF_SERVICE = {
    "api-take-in": "the page's taking-in does the same acts, and is asked",
    "api-add-source": "shares its address with api-sources; the page's act is asked",
    "api-absent": "asked as /api/nowhere",
}
__all__ = ["NOT_ASKED_OF_SERVICE", "SERVICE", "both"]
