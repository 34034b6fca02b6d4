"""The sealer's round: seal what waits, send a checkpoint out when one is due, again and again until told."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from tamarack.trust.audit.errors import LogRolledBack, WrongKey
from tamarack.trust.audit.sealer import KEEPER, seal_all
from tamarack.trust.audit.shipping import due, ship_latest

_LOG = logging.getLogger("tamarack.sealer")


def keep_sealing(stopped: threading.Event) -> None:
    """Seal and ship until `stopped`. A server that is away is waited for. Raises LogRolledBack, WrongKey."""
    while not stopped.is_set():
        try:
            one_round()
        except (LogRolledBack, WrongKey):
            raise
        except DatabaseError as error:
            _LOG.warning("the store did not answer: %s", str(error).splitlines()[0])
            connections[KEEPER].close()
        close_old_connections()
        stopped.wait(settings.SEAL_EVERY)


def one_round() -> int:
    """Seal all that waits, and let a checkpoint leave if one is due. Returns how many events were sealed."""
    sealed = seal_all()
    if due(timezone.now()):
        for failure in ship_latest():
            _LOG.warning("a checkpoint could not leave: %s", failure)
    return sealed
