"""The keeper reads exhibits and what was done with them: it holds them against the log."""

from django.db import migrations

from tamarack.store.roles import KEEPER

TABLES = ("trust_exhibit", "trust_handover", "trust_handover_answer")


class Migration(migrations.Migration):
    dependencies = [("trust", "0009_retention_guarded")]

    operations = [
        migrations.RunSQL(
            "".join(
                f"CREATE POLICY kept ON {table} FOR SELECT TO {KEEPER} USING (true);"
                f"GRANT SELECT ON {table} TO {KEEPER};"
                for table in TABLES
            ),
            migrations.RunSQL.noop,
        )
    ]
