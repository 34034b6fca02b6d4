"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's context: the purpose of the session, and what is highest on the page by default."""
    return {"purpose": request.session.get("purpose", "") if hasattr(request, "session") else ""}
