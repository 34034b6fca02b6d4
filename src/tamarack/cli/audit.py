"""`tamarack audit`: verify the log, prove an event, sign and send checkpoints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tamarack.cli.bars import Bar
from tamarack.cli.looking import as_person, looking
from tamarack.cli.telling import answering, as_json, tell

if TYPE_CHECKING:
    from tamarack.trust.audit.verifying import Verdict


@click.group()
def audit() -> None:
    """The log of who saw and did what: verify it, prove an event of it, send checkpoints out."""


@audit.command()
@click.option(
    "--against",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A checkpoint kept outside.",
)
@click.option("--key", "key", metavar="TEXT_OR_FILE", help="The log's first public key, as kept outside.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@as_json
@answering
def verify(against: tuple[Path, ...], key: str | None, language: str, in_json: bool) -> None:
    """Rebuild the log from its events and hold it against every checkpoint, here and outside."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from django.utils import translation

    from tamarack.trust.audit.verifying import verify as verify_log

    with Bar("log") as bar:
        verdict = verify_log(against=against, key=_key(key), tell=bar.at)
    with translation.override(language):
        tell(_document(verdict), in_json, _plainly)
    if not verdict.ok:
        raise SystemExit(1)


@audit.command()
@click.argument("event")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; else stdout.")
@click.option("--size", type=int, help="Under the checkpoint of this size instead of the newest.")
@as_person
@as_json
@answering
def prove(
    event: str, out: Path | None, size: int | None, person: str | None, purpose: str, in_json: bool
) -> None:
    """Write one self-contained file that proves an event to whoever has the log's public key."""
    from tamarack.foundation.identifiers import read
    from tamarack.trust.accounts.roles import Verb

    with looking(person, purpose, Verb.READ_LOG) as look:
        from tamarack.trust.audit.proving import prove as prove_event

        text = prove_event(look, read(event), size=size)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    document = {"event": event, "file": str(out) if out else None, "proof": text}
    tell(document, in_json, lambda found: found["file"] or found["proof"].rstrip("\n"))


@audit.command()
@click.option("--ship", is_flag=True, help="Also send it to the folder, the authority and the people set.")
@as_json
@answering
def checkpoint(ship: bool, in_json: bool) -> None:
    """Seal what waits and print the newest checkpoint."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.audit.log_files import first_key, last_checkpoint
    from tamarack.trust.audit.sealer import seal_all
    from tamarack.trust.audit.shipping import ship_latest

    sealed = seal_all()
    failed = ship_latest() if ship else []
    note = last_checkpoint()
    document = {
        "ok": not failed,
        "events": int(note.split("\n")[1]) if note else 0,
        "sealed": sealed,
        "key": first_key().text,
        "checkpoint": note,
        "problems": [{"place": one.partition(":")[0], "what": one} for one in failed],
    }
    tell(document, in_json, lambda found: found["checkpoint"].rstrip("\n"))
    for one in failed:
        click.echo(one, err=True)
    if failed:
        raise SystemExit(1)


@audit.command()
@answering
def key() -> None:
    """Print the log's first public key: hand it out, and keep it where this machine is not."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.audit.log_files import first_key

    click.echo(first_key().text)


@audit.command("next-key")
@answering
def next_key() -> None:
    """Hand the log over to a new key, named in a last checkpoint that the present one signs."""
    from tamarack.cli.bringing_up import bring_up

    bring_up()
    from tamarack.trust.audit.log_files import signing_key
    from tamarack.trust.audit.log_keys import SigningKey
    from tamarack.trust.audit.sealer import hand_over

    click.echo(hand_over(SigningKey.generate(signing_key().name)).rstrip("\n"))


def _key(given: str | None) -> Any:
    from tamarack.trust.audit.log_keys import VerifierKey

    if given is None:
        return None
    return VerifierKey.read(Path(given).read_text("utf-8") if Path(given).is_file() else given)


def _document(verdict: Verdict) -> dict[str, Any]:
    latest = verdict.latest
    return {
        "ok": verdict.ok,
        "events": verdict.events,
        "waiting": verdict.waiting,
        "checkpoints": verdict.checkpoints,
        "outside": verdict.outside,
        "key": verdict.key,
        "latest": None if latest is None else {"size": latest.size, "at": latest.time},
        "problems": [{"place": one.place, "code": one.code, "what": one.words()} for one in verdict.problems],
    }


def _plainly(found: dict[str, Any]) -> str:
    from django.utils.translation import gettext as _

    counted = _(
        "%(events)s events are in the log, %(waiting)s wait for their place. %(checkpoints)s checkpoints and"
        " %(outside)s kept outside were held against them."
    ) % {name: found[name] for name in ("events", "waiting", "checkpoints", "outside")}
    key = _("The log’s key: %(key)s") % {"key": found["key"]}
    if found["ok"]:
        return "\n".join([_("Nothing was altered, dropped, reordered or added out of turn."), counted, key])
    lines = [f"{one['place']}: {one['what']}" for one in found["problems"]]
    return "\n".join([_("The log is not what was signed."), *lines, counted, key])
