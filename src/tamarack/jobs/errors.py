"""What jobs refuse.

NotFound
└── NoSuchJob       no job of that identifier that is this person's
TamarackError
└── Cancelled       the owner asked the work to stop
"""

from __future__ import annotations

from tamarack.foundation.errors import NotFound, TamarackError


class NoSuchJob(NotFound):
    """No job of that identifier that is this person's."""

    code = "no-such-job"


class Cancelled(TamarackError):
    """The owner asked the work to stop; its transaction leaves nothing."""

    code = "cancelled"
