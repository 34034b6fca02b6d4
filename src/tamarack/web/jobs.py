"""The work that joins rooms, for the queue to find."""

from tamarack.web.disposal_jobs import dispose_job

__all__ = ["dispose_job"]
