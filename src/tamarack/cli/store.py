"""`tamarack migrate`: bring the store up to date."""

from __future__ import annotations

import click

from tamarack.cli.telling import answering


@click.command()
@answering
def migrate() -> None:
    """Start the server if need be and bring the store up to date."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    click.echo("The store is up to date.", err=True)
