"""Bringing the platform up: the server, the database, its migrations, its seal, its units."""

from __future__ import annotations

import io
import os


def bring_up() -> None:
    """Make Django ready over a store that is up to date. Doing it twice changes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tamarack.settings")
    import django

    django.setup()
    bring_store_up_to_date()


def bring_store_up_to_date() -> None:
    """Run what migrations are due, one process at a time, and hand the database its seal."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from tamarack.trust.markings.sealing import give_seal

    owner = connections["owner"]
    executor = MigrationExecutor(owner)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        owner.close()
        return
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(7305119)")
        call_command("migrate", database="owner", verbosity=0, interactive=False, stdout=io.StringIO())
        give_seal(using="owner")
        cursor.execute("SELECT pg_advisory_unlock(7305119)")
    owner.close()
    from tamarack.trust.accounts.actions import load_units

    load_units()
