"""How commands answer: one JSON document or plain lines on stdout, all else on stderr.

Exit codes: 0 done; 1 the answer is no (not found, refused, differs); 2 bad input, naming the place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, TypeVar

import click

from tamarack.foundation.errors import BadInput, TamarackError
from tamarack.foundation.identifiers import show

_Command = TypeVar("_Command", bound=Callable[..., Any])

_LARGE = 1 << 32  # a random identifier below this comes once in two thousand million
as_json = click.option("--json", "in_json", is_flag=True, help="One JSON document on stdout.")


def tell(document: dict[str, Any], in_json: bool, plainly: Callable[[dict[str, Any]], str]) -> None:
    """Print the document as JSON, or as `plainly` writes it."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str) if in_json else plainly(document))


def fail(error: TamarackError) -> NoReturn:
    """Say what is wrong and where, and leave with the code that means it."""
    place = getattr(error, "place", "")
    facts = ", ".join(
        f"{name} {_written(value)}" for name, value in error.facts.items() if name != "place" and value
    )
    message = " ".join((type(error).__doc__ or error.code).split())
    click.echo(
        f"tamarack: {place + ': ' if place else ''}{message}{f' ({facts})' if facts else ''}", err=True
    )
    sys.exit(2 if isinstance(error, BadInput) else 1)


def _written(fact: object) -> object:
    """A fact as people write it: identifiers, which alone are so large, in letters."""
    return show(fact) if isinstance(fact, int) and fact > _LARGE else fact


def answering(command: _Command) -> _Command:
    """Turn errors of ours into messages and exit codes."""

    @wraps(command)
    def told(*args: Any, **named: Any) -> Any:
        try:
            return command(*args, **named)
        except TamarackError as error:
            fail(error)

    return told  # type: ignore[return-value]
