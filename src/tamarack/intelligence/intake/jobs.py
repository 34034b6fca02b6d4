"""Taking in as long work."""

from __future__ import annotations

from procrastinate.contrib.django import app

from tamarack.intelligence.intake.actions import take_in
from tamarack.intelligence.intake.queries import waiting
from tamarack.jobs.actions import working
from tamarack.trust.accounts.queries import viewer_by_id
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.viewing import viewing

TASK = "intake.take_in"


@app.task(name=TASK)
def take_in_job(job: int, intake: int, officer: int, purpose: str, reason: str) -> None:
    """Take in what was handed in, as the officer who handed it in."""
    with (
        working(job) as teller,
        viewing(
            viewer_by_id(officer, may=Verb.TAKE_IN), Purpose(purpose), reason=reason, channel="job"
        ) as look,
    ):
        take_in(actor=look, intake=waiting(look, intake), progress=teller)
