"""A store and its twin, from which everything above one viewer's sight was physically taken away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.test import override_settings
from psycopg import sql

from tamarack.trust.accounts.models import Officer
from tamarack.trust.markings.marking import Purpose
from tests.ground.catalogue import marked_tables
from tests.ground.mixture import Mixture
from tests.ground.pointing import administered, copy_of, originals_of, pointed_at
from tests.ground.sights import bits_of, markings_seen


@dataclass(slots=True)
class Known:
    """Identifiers by what they name, seen and hidden, in an order of the test's own; and the person."""

    officer: Officer
    purpose: Purpose
    session: str
    seen: dict[str, list[int]] = field(default_factory=dict)
    hidden: dict[str, list[int]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Twins:
    """Two databases, and for each the folder of its originals."""

    whole: str
    less: str
    folders: dict[str, Path]
    known: Known
    numbers: dict[str, Iterator[int]] = field(default_factory=dict)  # of the events of each

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Inside, Django speaks to one of the two."""
        with pointed_at(name), override_settings(CUSTODY_FOLDER=self.folders[name]):
            yield


_IDENTIFIED = {
    "report": "SELECT id, marking_id FROM intelligence_report ORDER BY title, id",
    "entity": (
        "SELECT entity, min(marking_id) FROM intelligence_claim GROUP BY entity ORDER BY min(value), 1"
    ),
    "claim": "SELECT id, marking_id FROM intelligence_claim ORDER BY property, value, id",
    "source": "SELECT id, marking_id FROM intelligence_source ORDER BY name, id",
    "intake": "SELECT id, marking_id FROM intelligence_intake ORDER BY title, id",
    "exhibit": "SELECT id, marking_id FROM trust_exhibit ORDER BY title, id",
    "handover": "SELECT id, marking_id FROM trust_handover ORDER BY reason, position, id",
    "hold": "SELECT id, marking_id FROM trust_hold ORDER BY reason, id",
    "disposal": "SELECT id, marking_id FROM trust_disposal ORDER BY digest, id",
}


@contextmanager
def twins(mixed: Mixture, login: str, purpose: Purpose, folder: Path) -> Iterator[Twins]:
    """Copies of the mixture: one whole, one without what this person, for this purpose, may not see."""
    officer = mixed.people[login]
    with pointed_at(mixed.database):
        seen = markings_seen(bits_of(officer, purpose))
    whole, less = f"{mixed.database}_whole", f"{mixed.database}_less"
    with ExitStack() as stack:
        for name in (whole, less):
            stack.enter_context(copy_of(mixed.database, name))
        with administered(whole) as admin:
            known = _known(admin, mixed, officer, purpose, login, seen)
        with administered(less) as admin:
            take_away(admin, seen, officer)
            kept = originals_of(mixed.database)
            folders = {whole: kept, less: _originals(admin, kept, folder)}
        yield Twins(whole, less, folders, known)


def take_away(admin: psycopg.Connection, seen: set[int], officer: Officer) -> None:
    """Delete every row above sight, what only those used, what belongs to others; shuffle the rest."""
    marked = marked_tables(admin)
    with admin.transaction():
        admin.execute("SET LOCAL session_replication_role = replica")  # a report stays when its source goes
        for table in marked:
            name = sql.Identifier(table)
            admin.execute(sql.SQL("DELETE FROM {} WHERE marking_id <> ALL(%s)").format(name), [sorted(seen)])
        admin.execute("DELETE FROM trust_marking WHERE id <> ALL(%s)", [sorted(seen)])
        for statement in (
            "DELETE FROM intelligence_name_token WHERE token NOT IN"
            " (SELECT unnest(tokens) FROM intelligence_claim WHERE tokens IS NOT NULL)",
            "DELETE FROM intelligence_grade WHERE id NOT IN (SELECT grade_id FROM intelligence_claim"
            " UNION SELECT grade_id FROM intelligence_report UNION SELECT grade_id FROM intelligence_intake)",
            "DELETE FROM trust_original WHERE digest NOT IN (SELECT original_id FROM intelligence_intake"
            " UNION SELECT original_id FROM trust_exhibit)",
            "DELETE FROM procrastinate_events",
            "DELETE FROM procrastinate_jobs",
        ):
            admin.execute(statement.encode())
        admin.execute("DELETE FROM jobs_job WHERE owner <> %s", [officer.id])
        admin.execute("DELETE FROM trust_opensession WHERE officer_id IS DISTINCT FROM %s", [officer.id])
        admin.execute("DELETE FROM trust_attempt")
        admin.execute("DELETE FROM trust_noticeseen")
        admin.execute(
            "DELETE FROM trust_notice WHERE to_id <> %s OR NOT markings && %s::int[]",
            [officer.id, sorted(seen)],
        )
        for table in ("trust_glassend", "trust_review", "trust_declaredrelativeend"):
            admin.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        for table in ("trust_glass", "trust_declaredrelative"):
            condition = sql.SQL("DELETE FROM {} WHERE officer_id <> %s").format(sql.Identifier(table))
            admin.execute(condition, [officer.id])
    for table in marked:  # rows lie in another order, so what is shown can't depend on where they lie
        admin.execute(
            sql.SQL("CLUSTER {} USING {}").format(sql.Identifier(table), sql.Identifier(f"{table}_pkey"))
        )
    admin.execute("ANALYZE")


def _known(
    admin: psycopg.Connection, mixed: Mixture, officer: Officer, purpose: Purpose, login: str, seen: set[int]
) -> Known:
    from tests.ground.mixture import WORDS

    known = Known(officer, purpose, mixed.sessions[login, purpose.value], words=WORDS, numbers=mixed.numbers)
    for kind, query in _IDENTIFIED.items():
        shown, hidden = [], []
        for identifier, marking in admin.execute(query.encode()):
            (shown if marking in seen else hidden).append(identifier)
        known.seen[kind], known.hidden[kind] = shown, hidden
    known.seen["entity"] = [
        entity
        for (entity,) in admin.execute(
            "SELECT entity FROM intelligence_claim WHERE marking_id = ANY(%s)"
            " GROUP BY entity ORDER BY min(value), 1",
            [sorted(seen)],
        )
    ]
    visible = set(known.seen["entity"])
    known.hidden["entity"] = [one for one in (*known.hidden["entity"],) if one not in visible]
    for kind, condition in (("seen", "="), ("hidden", "<>")):
        query = f"SELECT id FROM jobs_job WHERE owner {condition} %s ORDER BY done"
        found = admin.execute(query, [officer.id])
        getattr(known, kind)["job"] = [identifier for (identifier,) in found]
    readable = login == "auditor"
    events = [event for (event,) in admin.execute("SELECT id FROM trust_event ORDER BY at, id")]
    known.seen["event"], known.hidden["event"] = (events, []) if readable else ([], events)
    return known


def _originals(admin: psycopg.Connection, kept: Path, folder: Path) -> Path:
    """A folder with the originals that are left."""
    for (digest,) in admin.execute("SELECT digest FROM trust_original"):
        (folder / digest[:2]).mkdir(parents=True, exist_ok=True)
        shutil.copy(kept / digest[:2] / digest, folder / digest[:2] / digest)
    return folder
