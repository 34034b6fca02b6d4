"""Non-interference: a store with hidden rows and the same store without them are one to a viewer.

Status, headers and body of every address are compared byte for byte, over identifiers of what is seen, of
what is hidden, and of nothing. Only the token of forms is set aside (it is random by design), and the headers
Set-Cookie and Date. Harness: `twins.py`, `asking.py`, `addresses.py`; rooms join in `addresses.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.models import Claim, Report
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.sign_in.session_store import SessionStore
from tests.ground.mixture import WORDS, Mixture
from tests.properties.addresses import acts, asks
from tests.properties.asking import Ask, answers, differences
from tests.properties.making import each
from tests.properties.twins import Twins, twins

VIEWERS = [
    ("uncleared", Purpose.INTELLIGENCE),
    ("protected-b", Purpose.INTELLIGENCE),
    ("protected-b", Purpose.INVESTIGATION),
    ("secret", Purpose.INTELLIGENCE),
    ("secret", Purpose.INVESTIGATION),
    ("secret-foreign", Purpose.INTELLIGENCE),
    ("auditor", Purpose.INTELLIGENCE),
    ("reader", Purpose.INTELLIGENCE),
    ("administrator", Purpose.INTELLIGENCE),
]


@pytest.fixture
def pair(
    mixed: Mixture, request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any
) -> Iterator[Twins]:
    login, purpose = getattr(request, "param", ("secret", Purpose.INTELLIGENCE))
    with django_db_blocker.unblock(), twins(mixed, login, purpose, tmp_path) as made:
        yield made


@pytest.mark.parametrize("pair", VIEWERS, indirect=True, ids=lambda one: f"{one[0]}-{one[1]}")
def test_nothing_tells_the_twins_apart(pair: Twins) -> None:
    wanted = asks(pair.known)
    found = list(differences(pair, wanted))
    assert not found, f"{len(found)} of {len(wanted)} requests differ:\n" + "\n".join(found[:12])
    assert not list(differences(pair, acts(pair.known)))


def test_the_crawl_sees_what_there_is_to_see(pair: Twins) -> None:
    """The harness would prove nothing if every answer were a refusal."""
    wanted = asks(pair.known)
    found = answers(pair, pair.whole, wanted)
    by_status = {status: sum(1 for one in found if one[0] == status) for status in {one[0] for one in found}}
    assert by_status[200] > 150
    assert by_status[404] > 40
    assert not [str(ask) for ask, one in zip(wanted, found, strict=True) if one[0] >= 500]
    everything = b"".join(one[2] for one in found)
    for marking, word in WORDS.items():
        hidden = marking in ("PROTECTED C", "SECRET//LARCH", "TOP SECRET//CEDAR", "TOP SECRET//LARCH//CEDAR",
                             "PROTECTED B//REL CBSA,IRCC", "PROTECTED B//FOR investigation")  # fmt: skip
        assert (f"{word} weekly".encode() in everything) != hidden, word


def test_the_question_why_is_asked_of_what_is_seen_alone(pair: Twins) -> None:
    """With no reason given, what takes one leads to the question; what is hidden or not there does not."""
    for name in (pair.whole, pair.less):
        with pair.at(name):
            session = SessionStore(pair.known.session)
            del session["reasons"]
            session.save()
    pages = (("report", "report"), ("entity", "entity"), ("source", "source"), ("retract", "claim"))
    wanted = [ask for name, kind in pages for ask in each(name, kind, 12)(pair.known)]
    assert not list(differences(pair, wanted))
    found = answers(pair, pair.whole, wanted)
    asked = [one for one in found if one[0] == 302]
    assert len(asked) > 5
    assert all(dict(one[1])["location"].startswith("/why/?of=") for one in asked)
    hidden = [show(one) for identifiers in pair.known.hidden.values() for one in identifiers]
    for ask, one in zip(wanted, found, strict=True):
        if any(part in ask.address for part in hidden):
            assert one[0] in (403, 404), ask


def test_a_leaking_count_is_caught(pair: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad case that was put there: a total over rows that the viewer may not see."""
    from tamarack.web import pages

    honest = pages.reports

    def leaking(*args: Any, **named: Any) -> list[Report]:
        found = honest(*args, **named)
        found[0].title += f" of {Report.objects.using('engine').count()}"
        return found  # type: ignore[no-any-return]

    monkeypatch.setattr(pages, "reports", leaking)
    found = list(differences(pair, [Ask("/"), Ask("/sources/")]))
    assert len(found) == 1
    assert found[0].startswith("GET / ")


def test_a_leaking_order_is_caught(pair: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another: the same answers in an order that depends on hidden rows."""
    from tamarack.intelligence.search import pages

    honest = pages.search

    def leaking(*args: Any, **named: Any) -> list[Any]:
        hidden = Claim.objects.using("engine").count() - Claim.objects.count()
        return sorted(honest(*args, **named), key=lambda one: (one.label, one.id), reverse=hidden > 0)

    monkeypatch.setattr(pages, "search", leaking)
    assert list(differences(pair, [Ask("/search/", data={"q": "courier"})]))


def test_a_leaking_existence_is_caught(pair: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another: "you may not" for what is hidden, "not found" for what is absent."""
    from tamarack.foundation.errors import Refused
    from tamarack.intelligence.claims import queries

    honest = queries.report_by_id

    def leaking(viewer: Any, identifier: int) -> Any:
        if Report.objects.using("engine").filter(id=identifier).exists():
            honest_or_refused = Report.objects.filter(id=identifier).exists()
            if not honest_or_refused:
                raise Refused
        return honest(viewer, identifier)

    monkeypatch.setattr(queries, "report_by_id", leaking)
    assert list(differences(pair, list(each("report", "report", 3)(pair.known))))
