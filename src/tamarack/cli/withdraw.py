"""`tamarack withdraw`: take a report back."""

from __future__ import annotations

import click

from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--reason", required=True)
@as_person
@as_json
@answering
def withdraw(report: str, reason: str, person: str | None, purpose: str, in_json: bool) -> None:
    """Withdraw a report: its claims are gone from every page at once."""
    from tamarack.foundation import identifiers
    from tamarack.trust.accounts.roles import Verb

    taken = identifiers.read(report)
    with looking(person, purpose, Verb.WITHDRAW) as look:
        from tamarack.intelligence.claims import actions

        touched = actions.withdraw(actor=look, report=taken, reason=reason)
    tell(
        {"report": identifiers.show(taken), **touched},
        in_json,
        lambda done: (
            f"Report {done['report']} is withdrawn; {done['claims']} claims are gone from every page."
        ),
    )
