"""`tamarack retention`: carrying out what was confirmed, as whoever keeps the server."""

from __future__ import annotations

from typing import Any

import click

from tamarack.cli.telling import answering, as_json, tell


@click.group()
def retention() -> None:
    """Dispose of what two people confirmed, and look for what is left behind."""


@retention.command("dispose")
@click.argument("disposal", metavar="DISPOSAL")
@as_json
@answering
def dispose_one(disposal: str, in_json: bool) -> None:
    """Carry out one confirmed disposal."""
    from tamarack.cli.bringing_up import bring_up
    from tamarack.foundation.identifiers import read

    wanted = read(disposal)
    bring_up()
    from tamarack.trust.retention.disposing import dispose

    done = dispose(wanted)
    tell(
        {"disposal": disposal, "records": done.records, "events_emptied": done.events},
        in_json,
        lambda told: f"{told['records']} records are gone; {told['events_emptied']} events were emptied.",
    )


@retention.command("run")
@as_json
@answering
def run(in_json: bool) -> None:
    """Carry out every confirmed disposal, and erase bytes that are still to go."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.foundation.errors import TamarackError
    from tamarack.foundation.identifiers import show
    from tamarack.trust.retention.disposing import confirmed_disposals, dispose, erase_bytes

    done: list[str] = []
    stopped: dict[str, str] = {}
    for one in confirmed_disposals():
        try:
            dispose(one)
            done.append(show(one))
        except TamarackError as error:
            stopped[show(one)] = error.code
    left = erase_bytes()
    tell({"done": done, "stopped": stopped, "bytes_left": len(left)}, in_json, _plainly)


@retention.command("check")
@as_json
@answering
def check(in_json: bool) -> None:
    """List bytes of originals that no row names: left by a disposal, or by a hand-in that was undone."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.custody.erasing import unnamed
    from tamarack.trust.retention.disposing import KEEPER, waiting_bytes

    found = {"to_erase": waiting_bytes(), "unnamed": unnamed(using=KEEPER)}
    tell(
        found,
        in_json,
        lambda told: "\n".join([*told["to_erase"], *told["unnamed"]]) or "Nothing is left behind.",
    )
    if found["to_erase"] or found["unnamed"]:
        raise SystemExit(1)


def _plainly(told: dict[str, Any]) -> str:
    lines = [f"{one} carried out" for one in told["done"]]
    lines += [f"{one} stopped: {code}" for one, code in told["stopped"].items()]
    lines += [f"{told['bytes_left']} originals could not be erased yet"] if told["bytes_left"] else []
    return "\n".join(lines) or "Nothing is confirmed."
