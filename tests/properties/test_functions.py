"""Non-interference below the pages: what the query functions and the command line answer in both twins."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db.models import Model

from tamarack.cli import main
from tamarack.foundation.errors import TamarackError
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims import queries as claims
from tamarack.intelligence.findings.reading import readings
from tamarack.intelligence.intake.queries import intake_by_id, rejects
from tamarack.intelligence.search.queries import Filters, complete, search
from tamarack.intelligence.sources.queries import remembered_mapping, source_by_id, sources
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import Look
from tamarack.trust.oversight.queries import notices, relatives
from tests.ground.mixture import WORDS, Mixture
from tests.ground.people import looking
from tests.properties.making import NOTHING, asked_texts, spread
from tests.properties.twins import Known, twins

Call = Callable[[Look], object]


def plain(thing: object) -> object:
    """A result as values that compare: rows by their columns, dataclasses by their fields, sets in order."""
    if isinstance(thing, Model):
        return {field.attname: thing.__dict__.get(field.attname) for field in thing._meta.concrete_fields}
    if is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: plain(getattr(thing, one.name)) for one in fields(thing)}
    if isinstance(thing, dict):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, set | frozenset):
        return sorted(map(repr, thing))
    if isinstance(thing, list | tuple):
        return [plain(one) for one in thing]
    return repr(thing)


def calls(known: Known) -> dict[str, Call]:
    """Each public query, over what is seen, what is hidden and what is not there."""
    made: dict[str, Call] = {"reports": claims.reports, "sources": sources}
    for text in asked_texts(known):
        made[f"search {text[:30]!r}"] = lambda look, text=text: search(look, text)
        made[f"complete {text[:30]!r}"] = lambda look, text=text: complete(look, text)
    for kind, query in (("entity", claims.dossier), ("report", claims.report_by_id), ("source", source_by_id),
                        ("intake", intake_by_id), ("intake", rejects), ("claim", claims.claim_by_id),
                        ("report", claims.claims_of_report), ("report", claims.enclosures)):  # fmt: skip
        for one in (*spread(known.seen[kind], 25), *spread(known.hidden[kind], 15), NOTHING):
            made[f"{query.__name__} {one}"] = lambda look, one=one, query=query: query(look, one)
    for source in (*known.seen["source"], *known.hidden["source"], NOTHING):
        made[f"reports of {source}"] = lambda look, source=source: claims.reports(look, source=source)
        made[f"search of {source}"] = lambda look, source=source: search(
            look, "courier", Filters(source=source)
        )
        for word in WORDS.values():
            made[f"mapping {source} {word}"] = lambda look, source=source, word=word: remembered_mapping(
                look, source, f"{word} header"
            )
    for report in spread(known.seen["report"], 12):
        made[f"readings {report}"] = lambda look, report=report: readings(
            look, claims.report_by_id(look, report)[0]
        )
    made["names of all"] = lambda look: claims.labels_of(
        look, [*known.seen["entity"], *known.hidden["entity"]]
    )
    made["titles of all"] = lambda look: claims.titles_of(
        look, [*known.seen["report"], *known.hidden["report"]]
    )
    made["notices"] = notices
    made["relatives"] = relatives
    made["taken back"] = lambda look: claims.withdrawn_among(
        look, [*known.seen["report"], *known.hidden["report"]]
    )
    return made


def outcome(call: Call, known: Known) -> object:
    """What it gives, or the error with its facts."""
    try:
        with looking(known.officer, known.purpose) as look:
            return plain(call(look))
    except TamarackError as error:
        return (type(error).__name__, error.facts)


@pytest.mark.parametrize(
    ("login", "purpose"), [("protected-b", Purpose.INTELLIGENCE), ("secret", Purpose.INVESTIGATION)]
)
def test_queries_answer_alike(
    mixed: Mixture, login: str, purpose: Purpose, tmp_path: Path, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock(), twins(mixed, login, purpose, tmp_path) as pair:
        wanted = calls(pair.known)
        found = []
        for name in (pair.whole, pair.less):
            with pair.at(name):
                found.append([outcome(call, pair.known) for call in wanted.values()])
    differing = [name for name, one, other in zip(wanted, *found, strict=True) if one != other]
    assert differing == []
    assert sum(isinstance(one, dict | list) and bool(one) for one in found[0]) > 60


def test_commands_answer_alike(mixed: Mixture, tmp_path: Path, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), twins(mixed, "secret", Purpose.INTELLIGENCE, tmp_path) as pair:
        entities = [*spread(pair.known.seen["entity"], 5), *spread(pair.known.hidden["entity"], 5), NOTHING]
        reports = [*spread(pair.known.hidden["report"], 3), NOTHING, pair.known.seen["report"][0]]
        asked = [["search", text] for text in asked_texts(pair.known)[::3] if text]
        asked += [["show", show(one)] for one in entities]
        asked += [["withdraw", show(one), "--reason", "tried"] for one in reports]
        found = []
        for name in (pair.whole, pair.less):
            with pair.at(name):
                found.append([_said(words) for words in asked])
    assert found[0] == found[1]
    assert {code for code, _, _ in found[0]} == {0, 1}


def _said(words: list[str]) -> tuple[int, str, str]:
    environment = {"TAMARACK_AS": "secret", "TAMARACK_DATABASE": os.environ["TAMARACK_DATABASE"]}
    done = CliRunner().invoke(main, [*words, "--json"], env=environment)
    return done.exit_code, done.stdout, done.stderr
