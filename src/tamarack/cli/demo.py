"""`tamarack demo`: everything, with a worked scenario, on http://127.0.0.1:8000."""

from __future__ import annotations

import os
from typing import Any

import click

from tamarack.cli.bars import Bar
from tamarack.cli.looking import DEFAULT_PERSON
from tamarack.cli.serving import serve_until_stopped
from tamarack.cli.telling import answering, as_json, tell
from tamarack.store.home import home

_FACTOR = {
    "asked": "A second factor is asked only of those who have set one up",
    "required": "Everyone sets up a second factor when they first sign in",
}


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True)
@click.option("--seed", default=2026, show_default=True)
@click.option("--no-serve", is_flag=True, help="Load the scenario and stop.")
@as_json
@answering
def demo(address: str, seed: int, no_serve: bool, in_json: bool) -> None:
    """Start everything, load the scenario, serve."""
    from tamarack.cli.bringing_up import bring_up

    os.environ.setdefault("TAMARACK_SECOND_FACTOR", "asked")  # everyone's password is on the screen anyway
    click.echo("Starting the store …", err=True)
    bring_up()
    from tamarack.demo.loader import PASSWORD, load_scenario

    with Bar("scenario") as bar:
        scenario = load_scenario(seed, bar.at)
    (home() / DEFAULT_PERSON).write_text(scenario.people[0]["login"] + "\n")
    from django.conf import settings

    document = {
        "address": f"http://{address}/",
        "password": PASSWORD,
        "second_factor": settings.SECOND_FACTOR,
        "people": [_person(one) for one in scenario.people],
        "default_person": scenario.people[0]["login"],
    }
    tell(document, in_json, _plainly)
    if not no_serve:
        serve_until_stopped(address)


def _person(one: dict[str, Any]) -> dict[str, Any]:
    clearance = [f"Protected {one['protected']}"] if one["protected"] else []
    clearance += [one["classified"].title()] if one["classified"] else []
    return {
        "login": one["login"],
        "name": one["name"],
        "role": one["role"],
        "agency": one["agency"],
        "unit": one["unit"],
        "sees": ", ".join([*clearance, *one["compartments"]]),
    }


def _plainly(told: dict[str, Any]) -> str:
    lines = [f"Tamarack is at {told['address']}", f"Everyone's password is {told['password']}"]
    lines += [f"{_FACTOR[told['second_factor']]} (TAMARACK_SECOND_FACTOR={told['second_factor']}).", ""]
    lines += [
        f"  {one['login']:<28}{one['name']:<30}{one['role'].replace('_', ' '):<22}"
        f"{one['agency']:<6}{one['sees']}"
        for one in told["people"]
    ]
    return "\n".join([*lines, ""])
