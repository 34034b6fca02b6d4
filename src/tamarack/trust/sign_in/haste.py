"""An attempt that came too soon, told beside the form and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext_lazy

from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in.errors import TooManyAttempts


@contextmanager
def hurried(how: str, *, login: str = "", actor: int | None = None) -> Iterator[None]:
    """Inside, an attempt is begun. Raises ValidationError, with the seconds to wait, for TooManyAttempts."""
    try:
        yield
    except TooManyAttempts as error:
        words = {"login": login[:60]} if login else {}
        record_outside("sign-in.throttled", actor=actor, details={"how": how}, words=words)
        raise ValidationError(
            ngettext_lazy(
                "Too many attempts. Wait %(seconds)s second, then try again.",
                "Too many attempts. Wait %(seconds)s seconds, then try again.",
                "seconds",
            ),
            code=error.code,
            params={"seconds": error.facts["seconds"]},
        ) from None
