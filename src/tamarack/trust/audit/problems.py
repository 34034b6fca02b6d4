"""What can be found wrong with the log, in words that a court can read."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "event-altered": _("This event is not what was sealed: something of it was changed afterwards."),
    "event-missing": _("This event was sealed and is no longer there: it was removed."),
    "event-unreadable": _("This event can’t be read as one: its row was changed."),
    "event-emptied": _("What this event names was removed, and no disposal on the record says so."),
    "leaf-missing": _("The log has no leaf of this number: it was removed."),
    "never-sealed": _("This event is neither in the log nor waiting for it: it was put in, or kept out."),
    "waiting-gone": _("An event waits to be sealed and is not there: it was removed before it was sealed."),
    "root-differs": _(
        "The events up to this checkpoint are not those that were signed: between the checkpoint before it"
        " and this one an event was changed, put in, left out or moved, and its leaf with it."
    ),
    "checkpoint-unsigned": _("This checkpoint is not signed by the log’s key: it was forged or changed."),
    "checkpoint-row-differs": _("This checkpoint’s row does not say what its signed note says."),
    "tail-unsigned": _("Leaves stand after the last checkpoint that no checkpoint covers."),
    "tail-cut": _("The log is shorter than this checkpoint: its end was cut off."),
    "subtree-differs": _("A stored inner hash is not what the leaves give: proofs made from it would fail."),
    "outside-longer": _(
        "The log is shorter than a checkpoint kept outside: its end was cut off, or an older copy was put"
        " back."
    ),
    "outside-differs": _(
        "The log is not the one of which this checkpoint was kept outside: it was written anew."
    ),
    "outside-unreadable": _("What is kept outside here is no checkpoint of this log."),
    "timestamp-differs": _("The time stamp is not of this checkpoint, or of no authority that is trusted."),
    "grant-unrecorded": _("This access stands in the accounts and no event tells of it as it stands."),
    "original-missing": _("The bytes of this original are not there."),
    "original-altered": _("The bytes of this original are not those that were taken in."),
    "original-stray": _("A file lies among the originals that none of them is."),
    "exhibit-bytes": _("This exhibit’s row says other digests, or another size, than its bytes have."),
    "exhibit-altered": _("This exhibit, handover or answer is not what the log says was done."),
    "exhibit-unrecorded": _("This exhibit, handover or answer stands there and no event tells of it."),
    "exhibit-gone": _("The log tells of this exhibit, handover or answer, and its row was removed."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong: where, what (a code of WORDS), and the facts beside it."""

    place: str
    code: str
    facts: dict[str, str | int] = field(default_factory=dict)

    def words(self) -> str:
        """What it means, in the active language."""
        said = str(WORDS[self.code])
        told = ", ".join(f"{name}: {value}" for name, value in self.facts.items())
        return f"{said} ({told})" if told else said
