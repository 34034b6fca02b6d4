"""`tamarack search`: names, numbers, words."""

from __future__ import annotations

from typing import Any

import click

from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell


@click.command()
@click.argument("text")
@click.option("--kind", default="", help="Only this kind: person, phone, report …")
@as_person
@as_json
@answering
def search(text: str, kind: str, person: str | None, purpose: str, in_json: bool) -> None:
    """Search everything that the person may see."""
    from tamarack.trust.accounts.roles import Verb

    with looking(person, purpose, Verb.READ) as look:
        from tamarack.intelligence.search import queries
        from tamarack.intelligence.search.documents import answers_document

        document = answers_document(queries.search(look, text, queries.Filters(kind=kind)))
    tell(document, in_json, _plainly)


def _plainly(found: dict[str, Any]) -> str:
    if not found["total"]:
        return "Nothing that this person may see answers."
    return "\n".join(
        f"{row['id']}  {row['score']:.2f}  {row['kind']:<13} {row['label']}  ({row['marking']})"
        for row in found["results"]
    )
