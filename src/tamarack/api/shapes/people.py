"""Who is signed in."""

from __future__ import annotations

from pydantic import Field

from tamarack.api.shapes.basics import Id, Shape


class Me(Shape):
    """The signed-in person: their role, what it may do, what decides their sight, the session's purpose."""

    id: Id
    login: str = Field(examples=["analyst-moncton"])
    name: str
    agency: str = Field(examples=["RCMP"])
    unit: str = Field(examples=["MCT"])
    role: str = Field(examples=["analyst"])
    may: list[str] = Field(examples=[["read", "take-in"]])
    protected: str = Field(examples=["C"])
    classified: str = Field(examples=["SECRET"])
    compartments: list[str]
    language: str = Field(examples=["en"])
    purpose: str = Field(
        description="What the session is for; empty where it was not said.", examples=["intelligence"]
    )
    reason: str
