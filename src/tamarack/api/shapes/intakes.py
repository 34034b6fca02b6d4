"""Handing in, and how far long work has come."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from tamarack.api.shapes.basics import Grade, Id, Marking, Shape
from tamarack.api.shapes.sources import SourceOfReport


class Reject(Shape):
    """One thing that could not be taken in."""

    place: str = Field(examples=["row 12, column born"])
    code: str = Field(examples=["bad-date"])
    why: str


class ReportTaken(Shape):
    """A report that came of it."""

    id: Id
    title: str


class Intake(Shape):
    """What was handed in, and what came of it."""

    id: Id
    name: str = Field(examples=["calls.csv"])
    state: str = Field(examples=["done"], description="waiting, reading, done or refused.")
    source: SourceOfReport
    grade: Grade
    marking: Marking
    purpose: str
    title: str
    filed_by: str
    filed_at: datetime
    reports: int
    unchanged: int = Field(description="Reports that were held already.")
    entities: int
    claims: int
    rejected: int
    seconds: float | None
    taken: list[ReportTaken] = Field(description="The first of its reports.")
    rejects: list[Reject] = Field(description="The first of what could not be taken in.")


class Job(Shape):
    """Long work that this person asked for."""

    id: Id
    task: str = Field(examples=["intake.take_in"])
    subject: Id = Field(description="What it works on: of `intake.take_in`, the intake.")
    state: str = Field(examples=["running"], description="waiting, running, done, failed or cancelled.")
    step: str = Field(examples=["claims"])
    done: int
    total: int = Field(description="0 where it can't be told.")
    seconds_left: float | None
    cancel_asked: bool
    error: str = Field(description="The code of what ended it.")
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


class Jobs(Shape):
    """One's own work, newest first."""

    jobs: list[Job]


class HandedIn(Shape):
    """What was handed in; `job` when it is read later, null when it was read at once."""

    intake: Intake
    job: Job | None
