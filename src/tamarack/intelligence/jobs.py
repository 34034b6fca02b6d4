"""The wing's jobs, for the queue to find."""

from tamarack.intelligence.intake.jobs import take_in_job

__all__ = ["take_in_job"]
