"""The `tamarack` command: nouns, then verbs. Each command's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "audit": "tamarack.cli.audit:audit",
    "demo": "tamarack.cli.demo:demo",
    "intake": "tamarack.cli.intake:intake",
    "migrate": "tamarack.cli.store:migrate",
    "people": "tamarack.cli.people:people",
    "retention": "tamarack.cli.retention:retention",
    "sealer": "tamarack.cli.serving:sealer",
    "search": "tamarack.cli.search:search",
    "serve": "tamarack.cli.serving:serve",
    "show": "tamarack.cli.show:show",
    "withdraw": "tamarack.cli.withdraw:withdraw",
    "worker": "tamarack.cli.serving:worker",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, for help."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tamarack")
def main() -> None:
    """Tamarack: intelligence and casework for an immigration-and-passport programme."""
