"""`tamarack intake`: take in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tamarack.cli.bars import Bar
from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell

if TYPE_CHECKING:
    from tamarack.trust.markings.viewing import Look


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--source", required=True, help="Who says so; added to the register if it is new.")
@click.option("--grade", required=True, metavar="SCHEME:CODES", help='Such as "admiralty:B2".')
@click.option("--marking", required=True, help='Such as "PROTECTED B//REL CBSA,IRCC".')
@click.option(
    "--map", "mapping", metavar="MAPPING", help="How a table is read: a YAML file, or a ready mapping's name."
)
@click.option("--title", default="")
@as_person
@as_json
@answering
def intake(
    files: tuple[Path, ...],
    source: str,
    grade: str,
    marking: str,
    mapping: str | None,
    title: str,
    person: str | None,
    purpose: str,
    in_json: bool,
) -> None:
    """Take in text, mail, PDF, Word, tables with a mapping, FollowTheMoney lines, the UK list, archives."""
    from tamarack.trust.accounts.roles import Verb

    totals: dict[str, Any] = {
        "reports": 0,
        "unchanged": 0,
        "entities": 0,
        "claims": 0,
        "rejected": [],
        "seconds": 0.0,
    }
    refused = False
    for path in files:
        with looking(person, purpose, Verb.TAKE_IN) as look, Bar(path.name) as bar:
            done = _take_in(look, path, source, grade, marking, mapping, title, bar)
        for name in ("reports", "unchanged", "entities", "claims", "seconds"):
            totals[name] += done[name]
        totals["rejected"] += done["rejected"]
        refused = refused or done["refused"]
    totals["seconds"] = round(totals["seconds"], 3)
    tell(totals, in_json, _plainly)
    if refused:
        raise SystemExit(2)


def _take_in(
    look: Look, path: Path, source: str, grade: str, marking: str, mapping: str | None, title: str, bar: Bar
) -> dict[str, Any]:
    from tamarack.cli.mappings import chosen
    from tamarack.intelligence.grading.grade import parse_grade
    from tamarack.intelligence.intake.actions import hand_in, take_in
    from tamarack.intelligence.intake.folders import opened
    from tamarack.intelligence.intake.queries import rejects
    from tamarack.intelligence.sources.actions import add_source
    from tamarack.trust.markings.portion import parse

    mark = parse(marking)
    with opened(path) as (stream, name):
        known = add_source(actor=look, name=source, marking=mark)
        handed = hand_in(
            actor=look,
            stream=stream,
            name=name,
            source=known,
            grade=parse_grade(grade),
            marking=mark,
            title=title,
            mapping=chosen(mapping),
        )
    taken = take_in(actor=look, intake=handed, progress=bar)
    listed = rejects(look, taken.id, most=10_000)
    return {
        "reports": taken.reports,
        "unchanged": taken.unchanged,
        "entities": taken.entities,
        "claims": taken.claims,
        "seconds": taken.seconds,
        "refused": taken.state == taken.State.REFUSED,
        "rejected": [{"file": name, "place": one.place, "code": one.code, "why": one.why} for one in listed],
    }


def _plainly(done: dict[str, Any]) -> str:
    lines = [
        f"{done['reports']} reports ({done['unchanged']} held already), {done['entities']} entities, "
        f"{done['claims']} claims in {done['seconds']} s",
        *(f"{one['file']}: {one['place']}: {one['why']}" for one in done["rejected"][:50]),
    ]
    return "\n".join(lines)
