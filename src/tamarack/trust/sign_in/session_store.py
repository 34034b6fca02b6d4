"""Sessions: where Django keeps them, and the one place that says when one has ended.

A session ends `SESSION_IDLE` seconds after somebody was last there, and `SESSION_COOKIE_AGE` seconds after it
was opened, for pages and the API alike. The table holds a digest of each cookie: reading it opens nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from tamarack.trust.audit.actions import record_outside
from tamarack.trust.sign_in.models import OpenSession

_STEP = timedelta(seconds=30)  # how exactly it is known when somebody was last there


def digest_of(key: str) -> str:
    """What the table holds of a cookie's value: 190 random bits need no slow hash."""
    return sha256(key.encode()).hexdigest()


def ended(now: datetime) -> Q:
    """The sessions that are over at that time."""
    idle = Q(seen_at__lt=now - timedelta(seconds=settings.SESSION_IDLE))
    return idle | Q(opened_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE))


class SessionStore(SessionBase):
    """Django's interface to a session, over our table."""

    _row: OpenSession | None = None

    def load(self) -> dict[str, Any]:
        """What the session keeps; nothing where it has ended, or never was."""
        row = OpenSession.objects.filter(digest=self._digest()).first() if self.session_key else None
        if row is not None and _over(row):
            end_for_time(row)
            row = None
        if row is None:
            self._session_key = None
            return {}
        self._row = row
        return self.decode(row.kept)

    def exists(self, session_key: str) -> bool:
        """Whether that cookie's session is in the table."""
        return OpenSession.objects.filter(digest=digest_of(session_key)).exists()

    def create(self) -> None:
        """Open a session under a fresh key."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # as below
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep what the session holds. Raises UpdateError where it was ended meanwhile."""
        if self.session_key is None:
            self.create()
            return
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # Django's own way, not typed
        facts = {"kept": self.encode(held), "officer_id": held.get(SESSION_KEY)}
        if not must_create:
            if not OpenSession.objects.filter(digest=self._digest()).update(**facts):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                self._row = OpenSession.objects.create(digest=self._digest(), **facts)
        except IntegrityError:
            raise CreateError from None

    def delete(self, session_key: str | None = None) -> None:
        """Close the session of that cookie, or this one."""
        key = session_key or self.session_key
        if key is not None:
            OpenSession.objects.filter(digest=digest_of(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Close every session that is over; each of somebody's is on the record."""
        over = OpenSession.objects.filter(ended(timezone.now()))
        over.filter(officer=None).delete()
        for row in over:
            end_for_time(row)

    def seen(self) -> None:
        """Somebody is there: the session's idle time begins anew."""
        now = timezone.now()
        if self._row is None or now - self._row.seen_at < _STEP:
            return
        OpenSession.objects.filter(pk=self._row.pk).update(seen_at=now)

    def describe(self, address: str, browser: str) -> None:
        """From where it was opened, for the person whose it is."""
        OpenSession.objects.filter(digest=self._digest()).update(address=address, browser=browser[:200])

    def is_row(self, row: OpenSession) -> bool:
        """Whether that row is this session."""
        return self.session_key is not None and row.digest == self._digest()

    def _digest(self) -> str:
        return digest_of(self.session_key or "")


def end_for_time(row: OpenSession) -> None:
    """End a session whose time is over, once, and record it if it was somebody's."""
    gone, _ = OpenSession.objects.filter(pk=row.pk).delete()
    if gone and row.officer_id is not None:
        idle = row.seen_at < timezone.now() - timedelta(seconds=settings.SESSION_IDLE)
        record_outside("session.end", actor=row.officer_id, details={"why": "idle" if idle else "age"})


def _over(row: OpenSession) -> bool:
    now = timezone.now()
    idle, longest = timedelta(seconds=settings.SESSION_IDLE), timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return row.seen_at < now - idle or row.opened_at < now - longest
