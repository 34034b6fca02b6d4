"""What the tests of signing in have in common."""

from __future__ import annotations

from typing import Any

import pytest

Noted = list[tuple[str, int | None, dict[str, Any]]]


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """What is recorded from now on: verb, actor, and whatever it says."""
    from tamarack.trust.audit import actions

    found: Noted = []
    real = actions._note

    def kept(
        actor: int | None,
        channel: str,
        purpose: str,
        verb: str,
        objects: Any,
        details: Any,
        words: Any,
        *mark: Any,
    ) -> int:
        if verb != "account.open" and not verb.startswith("access."):  # how the people of a test come to be
            found.append((verb, actor, {**(details or {}), **(words or {})}))
        return real(actor, channel, purpose, verb, objects, details, words, *mark)

    monkeypatch.setattr(actions, "_note", kept)
    return found


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose, and these tests try passwords by the dozen."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has to wait waits ten minutes: a slow machine must not sit a second out."""
    from tamarack.trust.sign_in import delays

    monkeypatch.setattr(delays, "delay", lambda pace, failures: 0 if failures < pace.free else 600)
