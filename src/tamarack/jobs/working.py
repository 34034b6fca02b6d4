"""A worker: does what is queued, and takes up again what a dead worker left."""

from __future__ import annotations

import asyncio

from procrastinate import App
from procrastinate.contrib.django import app

IDLE = 30  # seconds without a sign of life after which a worker counts as dead


def work(*, wait: bool = True) -> None:
    """Do queued work; for ever with `wait`, else until the queue is empty."""
    asyncio.run(_work(app, wait))


async def _work(queue: App, wait: bool) -> None:
    with queue.replace_connector(queue.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]  # Django's connector has it
        async with working.open_async():
            await _take_up_again(working)
            await working.run_worker_async(wait=wait, install_signal_handlers=wait, listen_notify=wait)


async def _take_up_again(queue: App) -> None:
    for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=IDLE):
        await queue.job_manager.retry_job(job)
