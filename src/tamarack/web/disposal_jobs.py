"""Carrying out a disposal as long work. It acts as keeper, for somebody who still may ask for it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from tamarack.jobs.actions import working
from tamarack.trust.accounts.queries import viewer_by_id
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.retention.disposing import dispose

TASK = "retention.dispose"


@app.task(name=TASK)
def dispose_job(job: int, disposal: int, officer: int) -> None:
    """Carry out the disposal, if it is confirmed, due and not held."""
    with working(job) as teller:
        viewer_by_id(officer, may=Verb.KEEP_RECORDS)
        dispose(disposal, by=officer, channel="job", progress=teller)
