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

    owner = connections["owner"]
    executor = MigrationExecutor(owner)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        owner.close()
        return
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(7305119)")
        call_command("migrate", database="owner", verbosity=0, interactive=False, stdout=io.StringIO())
        set_seal()
        cursor.execute("SELECT pg_advisory_unlock(7305119)")
    owner.close()
    from tamarack.trust.accounts.actions import load_units

    load_units()


def set_seal() -> None:
    """Hand the database the key with which it checks bitmaps, as HMAC's two padded halves (RFC 2104)."""
    from django.conf import settings

    from tamarack.trust.markings.models import Seal

    padded = settings.SEAL_KEY.ljust(64, b"\x00")
    Seal.objects.using("owner").update_or_create(
        id=1,
        defaults={
            "inner": bytes(byte ^ 0x36 for byte in padded),
            "outer": bytes(byte ^ 0x5C for byte in padded),
        },
    )
