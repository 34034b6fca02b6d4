"""What an event's verb means, in words. A contract test holds that every verb that is recorded has some."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "access.ask": _("Asked for access"),
    "access.confirm": _("Confirmed access"),
    "access.decline": _("Declined access"),
    "access.end": _("Ended access"),
    "account.close": _("Closed an account"),
    "account.open": _("Opened an account"),
    "claim.read": _("Opened a claim"),
    "claim.record": _("Recorded claims"),
    "claim.retract": _("Took a claim back"),
    "entity.read": _("Opened a dossier"),
    "exhibit.add": _("Registered an exhibit"),
    "exhibit.answer": _("Answered a handover"),
    "exhibit.bytes": _("Downloaded an exhibit"),
    "exhibit.check": _("Checked an exhibit’s bytes"),
    "exhibit.derive": _("Added a file made from an exhibit"),
    "exhibit.export": _("Exported an exhibit"),
    "exhibit.hand-over": _("Handed over an exhibit"),
    "exhibit.list": _("Listed exhibits"),
    "exhibit.read": _("Opened an exhibit"),
    "finding.decide": _("Decided a finding"),
    "handover.read": _("Opened a handover"),
    "intake.begin": _("Began to take in"),
    "intake.hand-in": _("Handed in a file"),
    "intake.read": _("Opened an intake"),
    "intake.take-in": _("Took in a file"),
    "job.cancel": _("Cancelled a job"),
    "log.clock-back": _("The log’s clock went back"),
    "log.event-gone": _("An event was gone before it was sealed"),
    "log.export": _("Exported the log"),
    "log.next-key": _("The log’s key was changed"),
    "log.prove": _("Made a proof of an event"),
    "log.read": _("Read the log"),
    "people.list": _("Listed the people"),
    "person.read": _("Opened a person’s access"),
    "purpose.state": _("Stated a purpose"),
    "refused": _("Was refused"),
    "report.list": _("Listed reports"),
    "report.original": _("Opened an original"),
    "report.read": _("Opened a report"),
    "report.withdraw": _("Withdrew a report"),
    "search": _("Searched"),
    "search.complete": _("Searched while typing"),
    "sign-in": _("Signed in"),
    "sign-in.failed": _("Failed to sign in"),
    "sign-out": _("Signed out"),
    "source.add": _("Added a source"),
    "source.list": _("Listed the sources"),
    "source.read": _("Opened a source"),
    "source.remember-mapping": _("Remembered a mapping"),
}

#: What the person typed, by its name among an event's words.
SAID: dict[str, Promise] = {
    "address": _("Address"),
    "asked": _("Asked"),
    "login": _("Login"),
    "place": _("Where"),
    "purpose": _("Case, request or duty"),
    "reason": _("Reason"),
    "sha256": _("SHA-256"),
    "sha512": _("SHA-512"),
    "size": _("Size"),
    "text": _("Words"),
}


def verb_words(verb: str) -> str:
    """A verb in the reader's language; the verb itself where it has no words."""
    return str(VERBS.get(verb, verb))


def said_words(name: str) -> str:
    """What a text of an event is, in the reader's language."""
    return str(SAID.get(name, name))
