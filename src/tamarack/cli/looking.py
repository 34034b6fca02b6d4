"""Who a command acts as, and for what purpose."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tamarack.foundation.errors import BadInput
from tamarack.store.home import home

if TYPE_CHECKING:
    from tamarack.trust.accounts.roles import Verb
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.markings.viewing import Look

_Command = TypeVar("_Command", bound=Callable[..., Any])
DEFAULT_PERSON = "default-person"  # a file of the home folder, written by the demo


class NobodyNamed(BadInput):
    """Nobody was named: say --as LOGIN, or set TAMARACK_AS. `tamarack people list` shows the accounts."""

    code = "nobody-named"


class BadPurpose(BadInput):
    """No such purpose. There are: intelligence, investigation, examination, removal, protection,
    liaison, oversight, programme.
    """

    code = "bad-purpose"


def as_person(command: _Command) -> _Command:
    """The options --as and --purpose."""
    command = click.option("--as", "person", metavar="LOGIN", help="The person who looks or acts.")(command)
    return click.option(
        "--purpose",
        default="intelligence",
        show_default=True,
        help='What for: a purpose, and after a colon what exactly ("investigation: file 12").',
    )(command)


@contextmanager
def looking(person: str | None, purpose: str, may: Verb) -> Iterator[Look]:
    """Look at the store as that person. Raises NobodyNamed, UnknownPerson, RoleForbids, BadPurpose."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.accounts.queries import access_of, officer_by_login, viewer_of
    from tamarack.trust.markings.viewing import viewing

    officer = officer_by_login(named_person(person))
    held = access_of(officer.id)
    held.demand(may)
    kind, _, reason = purpose.partition(":")
    with viewing(
        viewer_of(officer, held), _purpose(kind.strip()), reason=reason.strip(), channel="cli"
    ) as look:
        yield look


def named_person(person: str | None) -> str:
    """The login to act as: given, in TAMARACK_AS, or the demo's default. Raises NobodyNamed."""
    kept = home() / DEFAULT_PERSON
    found = person or os.environ.get("TAMARACK_AS") or (kept.read_text().strip() if kept.is_file() else "")
    if not found:
        raise NobodyNamed(place="--as")
    return found


def _purpose(kind: str) -> Purpose:
    from tamarack.trust.markings.marking import Purpose

    try:
        return Purpose(kind)
    except ValueError:
        raise BadPurpose(place="--purpose", purpose=kind) from None
