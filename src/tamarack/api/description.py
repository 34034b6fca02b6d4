"""The OpenAPI document, finished: the purpose's header, the token of unsafe methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tamarack.api.purposes import HEADER
from tamarack.trust.markings.marking import Purpose

ABOUT = """\
The REST interface of Tamarack. It answers what the pages show, to the same people, through the same door.

**Signing in.** The session of the sign-in page, as a cookie. Unsafe methods also carry the session's token in
`X-CSRFToken`: the value of the cookie `csrftoken`. Where a second factor is required and the session has
shown none, the answer is 403, `second-factor-needed`. A session ends when nobody is there; asking how far a
job has come is no sign that somebody is.

**Purpose.** Marked information is looked at for a stated purpose: the session's, or the one that the header
`Tamarack-Purpose: investigation; reason=File 12` states for one call. Without either the answer is 428.

For most purposes the reason is needed: the case, request or duty.

**Reason.** Some records are opened for a reason of their own: the header `Tamarack-Reason` gives it for one
call. Without it the answer is 428.

**Sight.** Each viewer gets exactly what they may see. Hidden and absent are told alike, in content, counts
and order. Identifiers are random and nothing can be told from them.

**Errors** have one shape: `code` for programs, `message` in the language that `Accept-Language` asks for, the
`place` in what was sent, and the `facts`.
"""
_PURPOSES = "|".join(purpose.value for purpose in Purpose)
_PURPOSE = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "What this call is for, in place of the session's purpose.",
    "schema": {"type": "string", "pattern": f"^({_PURPOSES})(; reason=[A-Za-z0-9 .,/#-]{{0,200}})?$"},
    "example": "investigation; reason=File 12",
}
_TOKEN = {
    "type": "apiKey",
    "in": "header",
    "name": "X-CSRFToken",
    "description": "The value of the cookie `csrftoken`.",
}
_WAIT = {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}}
_MADE = {"Location": {"description": "Where what was made can be read.", "schema": {"type": "string"}}}


def described(document: Any) -> dict[str, Any]:
    """ninja's document with what it can't know."""
    document["components"].setdefault("securitySchemes", {})["Token"] = _TOKEN
    for method, operation in _operations(document):
        _finish(method, operation)
    return dict(document)


def _operations(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in document["paths"].values():
        yield from methods.items()


def _finish(method: str, operation: dict[str, Any]) -> None:
    for parameter in operation["parameters"]:
        parameter["schema"] = _never_null(parameter["schema"])
    if operation["x-looks"]:
        operation["parameters"].append(_PURPOSE)
    if method != "get":
        operation["security"] = [{"Session": [], "Token": []}]
    for status, answer in operation["responses"].items():
        if status == 429:
            answer["headers"] = {"Retry-After": _WAIT}
        elif status in (201, 202) and operation["operationId"] != "add_source":
            answer["headers"] = _MADE
    for content in operation.get("requestBody", {}).get("content", {}).values():
        _finish_form(content["schema"])


def _finish_form(schema: dict[str, Any]) -> None:
    """A form leaves a field out where JSON says null."""
    for name, field in schema.get("properties", {}).items():
        schema["properties"][name] = _never_null(field)


def _never_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without null, which neither a query nor a form can write."""
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if not choices or len(choices) == len(schema["anyOf"]):
        return schema
    rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
    found: dict[str, Any] = choices[0] | rest
    return found
