"""What the trail costs, and how long a log of a million events takes to seal, to verify, to prove, to read.

`TRAIL_SCALE=0.02` does a fiftieth of it, to see that it runs; such figures are printed and not kept.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import psycopg

from benchmarks import events, writers
from benchmarks.clocks import late, middle, timed, times
from benchmarks.ground import COMPARTMENTS, opened
from benchmarks.ledger import RESULTS, Figure, keep
from benchmarks.machine import machine
from tamarack.store.opening import Store

if TYPE_CHECKING:
    from tamarack.trust.audit.queries import Asked
    from tamarack.trust.markings.viewer import Viewer

SCALE = float(os.environ.get("TRAIL_SCALE", "1"))
EVENTS = round(1_000_000 * SCALE)
WRITES = max(30, round(400 * SCALE))
ROUNDS, A_ROUND = max(2, round(7 * SCALE)), max(20, round(150 * SCALE))
PROOFS, PAGES = 200, 20


def main() -> int:
    """Measure in a store and with a log of the run's own, print, keep."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TAMARACK_LOG"] = f"{folder}/log"
        os.environ["TAMARACK_CHECKPOINTS"] = f"{folder}/outside"
        store = opened(fresh=True)
        _keep_originals_in(Path(folder) / "custody")
        found = [*writers.alone(WRITES), *writers.together(ROUNDS, A_ROUND), *_log(store)]
        kept_in = RESULTS if SCALE == 1 else Path(folder) / "results"
        return 0 if keep("trail", found, machine(store.admin_url), kept_in) else 1


def _keep_originals_in(folder: Path) -> None:
    """Apart from those of other programs, which this store knows nothing of."""
    from django.conf import settings

    settings.CUSTODY_FOLDER = folder


def _log(store: Store) -> Iterator[Figure]:
    """The log of so many events: sealed, verified, proven, read."""
    from tamarack.trust.audit.sealer import seal_all
    from tamarack.trust.audit.shipping import ship_latest
    from tamarack.trust.audit.verifying import verify

    seal_all()
    events.lay(store, EVENTS, _markings())
    seconds, sealed = timed(seal_all)
    yield Figure(f"sealing {sealed:,} events", round(sealed / seconds), "events/s", bar=">= 2000")
    assert ship_latest() == []
    events.tidy(store)
    seconds, verdict = timed(verify)
    assert verdict.ok and verdict.outside, verdict.problems[:5]
    yield Figure(f"verifying {verdict.events:,} events", round(seconds, 2), "s", bar="<= 60")
    auditor = _auditor()
    yield from _proofs(store, auditor)
    yield from _pages(auditor)


def _markings() -> list[int]:
    """Numbers of the markings under which the events' records are."""
    from tamarack.trust.markings.interning import intern
    from tamarack.trust.markings.marking import Marking, Protected

    audiences = (None, frozenset({"RCMP", "CBSA"}), frozenset({"RCMP", "IRCC"}), frozenset({"RCMP"}))
    return [intern(Marking(protected=one, audience=audience)) for one in Protected for audience in audiences]


def _auditor() -> Viewer:
    """Somebody who reads the log and may see all that it names."""
    from tamarack.trust.accounts.founding import settle_person
    from tamarack.trust.accounts.queries import officer_by_login, viewer_of

    return viewer_of(
        settle_person(
            asker=officer_by_login("first-keeper"),
            confirmer=officer_by_login("second-keeper"),
            login="auditor",
            full_name="Invented auditor",
            unit="RCMP-INT",
            role="auditor",
            password=None,
            reason="measured",
            protected="C",
            classified="TOP SECRET",
            compartments=COMPARTMENTS,
        )
    )


def _proofs(store: Store, auditor: Viewer) -> Iterator[Figure]:
    """Proofs of events anywhere in the log, each in a look of its own with its own event and commit."""
    with psycopg.connect(store.url("owner")) as owner:
        held = owner.execute("SELECT event FROM trust_leaf").fetchall()
    chosen = [event for (event,) in Random(41).choices(held, k=PROOFS)]
    took = times([partial(_prove, auditor, event) for event in chosen])
    yield Figure("a proof of one event, median", middle(took), "ms")
    yield Figure("a proof of one event, 95th percentile", late(took), "ms", bar="<= 50")


def _prove(auditor: Viewer, event: int) -> str:
    from tamarack.trust.audit.proving import prove
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.markings.viewing import viewing

    with viewing(auditor, Purpose.OVERSIGHT, reason="review 7", channel="cli") as look:
        return prove(look, event)


def _pages(auditor: Viewer) -> Iterator[Figure]:
    """A page of the log, as it is asked for."""
    for what, asked in _questions().items():
        took = times([partial(_read, auditor, one) for one in asked])
        yield Figure(f"a page of the log {what}, median", middle(took), "ms")
        yield Figure(f"a page of the log {what}, 95th percentile", late(took), "ms")


def _read(auditor: Viewer, asked: Asked) -> int:
    from tamarack.trust.audit.queries import log
    from tamarack.trust.markings.marking import Purpose
    from tamarack.trust.markings.viewing import viewing

    with viewing(auditor, Purpose.OVERSIGHT, reason="review 7", channel="cli") as look:
        return len(log(look, asked))


def _questions() -> dict[str, list[Asked]]:
    from tamarack.trust.audit.queries import Asked

    some = Random(43).sample(range(1, 2_000), PAGES)
    return {
        "of everything": [Asked()] * PAGES,
        "by record": [Asked(record=events.record_number(one)) for one in some],
        "by person": [Asked(officers=[events.officer_number(one % events.OFFICERS)]) for one in some],
        "by a frequent word": [Asked(words="passport")] * PAGES,
        "by a rare word": [Asked(words=events.RARE)] * 5,
    }


if __name__ == "__main__":
    sys.exit(main())
