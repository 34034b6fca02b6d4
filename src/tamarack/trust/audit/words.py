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
    "declaration.add": _("Declared a relative"),
    "declaration.end": _("Ended a declaration"),
    "declaration.list": _("Read declarations"),
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
    "factor.add": _("Set up a second factor"),
    "factor.forget": _("Took away lost second factors"),
    "factor.recovery-code": _("Used a recovery code"),
    "factor.remove": _("Removed a second factor"),
    "finding.decide": _("Decided a finding"),
    "glass.break": _("Broke the glass"),
    "glass.close": _("Closed the broken glass"),
    "glass.list": _("Listed broken glasses"),
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
    "notice.list": _("Listed notices"),
    "notice.seen": _("Read a notice"),
    "oversight.list": _("Listed reviews"),
    "oversight.review": _("Reviewed a finding"),
    "oversight.watch": _("Looked for unusual access"),
    "password.change": _("Changed the password"),
    "people.list": _("Listed the people"),
    "person.read": _("Opened a person’s access"),
    "purpose.state": _("Stated a purpose"),
    "refused": _("Was refused"),
    "report.list": _("Listed reports"),
    "report.original": _("Opened an original"),
    "report.read": _("Opened a report"),
    "report.withdraw": _("Withdrew a report"),
    "retention.confirm": _("Confirmed a disposal"),
    "retention.decline": _("Declined a disposal"),
    "retention.disposal-read": _("Opened a disposal"),
    "retention.disposals": _("Listed disposals"),
    "retention.dispose": _("Disposed of records"),
    "retention.due": _("Listed what is due"),
    "retention.hold": _("Placed a hold"),
    "retention.hold-read": _("Opened a hold"),
    "retention.holds": _("Listed holds"),
    "retention.lift": _("Lifted a hold"),
    "retention.order": _("Ordered a disposal to be carried out"),
    "retention.propose": _("Proposed a disposal"),
    "search": _("Searched"),
    "search.complete": _("Searched while typing"),
    "session.end": _("A session ended"),
    "sign-in": _("Signed in"),
    "sign-in.failed": _("Failed to sign in"),
    "sign-in.link": _("Linked an identity of the agency"),
    "sign-in.refused": _("Was refused at signing in"),
    "sign-in.throttled": _("Tried to sign in too often"),
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
    "authority": _("Authority"),
    "login": _("Login"),
    "name": _("Name"),
    "note": _("Note"),
    "place": _("Where"),
    "purpose": _("Case, request or duty"),
    "reason": _("Reason"),
    "relation": _("How they are related"),
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
