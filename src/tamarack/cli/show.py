"""`tamarack show`: an entity's dossier."""

from __future__ import annotations

from typing import Any

import click

from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell


@click.command()
@click.argument("identifier", metavar="ID")
@as_person
@as_json
@answering
def show(identifier: str, person: str | None, purpose: str, in_json: bool) -> None:
    """Show all that the person may see of an entity."""
    from tamarack.foundation import identifiers
    from tamarack.trust.accounts.roles import Verb

    wanted = identifiers.read(identifier)
    with looking(person, purpose, Verb.READ) as look:
        from tamarack.intelligence.claims.documents import dossier_document
        from tamarack.intelligence.claims.queries import dossier

        document = dossier_document(dossier(look, wanted))
    tell(document, in_json, _plainly)


def _plainly(found: dict[str, Any]) -> str:
    lines = [f"{found['label']}  ({found['schema']}, {found['marking']})"]
    lines += [
        f"  {claim['property']:<20} {claim['value']}  "
        f"({claim['marking']}, {claim['grade']}, report {claim['report']})"
        for claim in found["claims"]
    ]
    return "\n".join(lines)
