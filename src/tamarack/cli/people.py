"""`tamarack people`: the accounts of an installation."""

from __future__ import annotations

import click

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
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@answering
def add_person(login: str, name: str, **facts: object) -> None:
    """Add a person, or bring an account to these facts."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.accounts.actions import add_officer

    add_officer(login=login, full_name=name, **facts)  # type: ignore[arg-type]
    click.echo(f"{login} may sign in.", err=True)


@people.command("close")
@click.argument("login")
@answering
def close_account(login: str) -> None:
    """Close an account: it signs in no more, and is signed out everywhere."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.sign_in.actions import close_account as close

    sessions = close(login=login)
    click.echo(f"{login} is closed; {sessions} sessions ended.", err=True)
