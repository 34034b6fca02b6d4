"""`tamarack people`: the accounts of an installation."""

from __future__ import annotations

from typing import Any

import click

from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell


@click.group()
def people() -> None:
    """The people who may sign in."""


@people.command("list")
@as_json
@answering
def list_people(in_json: bool) -> None:
    """Everyone who has an account."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.accounts.queries import everyone

    rows = everyone()
    tell(
        {"people": rows},
        in_json,
        lambda found: "\n".join(
            f"{row['login']:<28}{row['role']:<22}{row['unit']:<8}{row['name']}" for row in found["people"]
        ),
    )


@people.command("found")
@click.argument("login")
@click.option("--name", required=True)
@click.option("--unit", default="IRCC-SYS", show_default=True, help="A unit's code.")
@click.option("--citizenship", default="CA")
@click.option("--language", default="en", type=click.Choice(["en", "fr"]))
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@answering
def found_person(login: str, name: str, **facts: str) -> None:
    """Add one of the two administrators with whom an installation begins."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.accounts.founding import found_administrator

    found_administrator(login=login, full_name=name, **facts)
    click.echo(f"{login} may sign in, and keeps accounts.", err=True)


@people.command("add")
@click.argument("login")
@click.option("--name", required=True)
@click.option("--unit", required=True, help="A unit's code.")
@click.option("--role", required=True)
@click.option("--protected", default="", type=click.Choice(["", "A", "B", "C"]))
@click.option("--classified", default="", help="CONFIDENTIAL, SECRET or TOP SECRET.")
@click.option("--citizenship", default="CA")
@click.option("--compartment", "compartments", multiple=True)
@click.option("--language", default="en", type=click.Choice(["en", "fr"]))
@click.option("--reason", required=True, help="Why this person needs it; an administrator confirms it.")
@click.option("--days", default=365, show_default=True, help="For how long.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@answering
def add_person(login: str, name: str, **facts: Any) -> None:
    """Add a person, and ask for their access. They reach nothing until an administrator confirms it."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.accounts.founding import ask_from_server

    asked = ask_from_server(login=login, full_name=name, **facts)
    click.echo(f"{login} has an account; {asked} grants wait for an administrator's yes.", err=True)


@people.command("close")
@click.argument("login")
@as_person
@answering
def close_person(login: str, person: str | None, purpose: str) -> None:
    """Close an account: it signs in no more, and is signed out everywhere."""
    from tamarack.trust.accounts.roles import Verb

    with looking(person, purpose, Verb.ASK_ACCESS) as look:
        from tamarack.trust.accounts.overview import person_by_login
        from tamarack.trust.sign_in.actions import close_account

        sessions = close_account(actor=look, officer=person_by_login(look, login).id)
    click.echo(f"{login} is closed; {sessions} sessions ended.", err=True)
