"""The functions that say who is looking and what they may see, and the tables that are only added to."""

from django.db import migrations

from tamarack.store.roles import APP
from tamarack.trust.markings.policy import GRANT_LOOKING, LOOKING, only_added
from tamarack.trust.markings.sight import MOST_MARKINGS


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE SEQUENCE trust_marking_number MINVALUE 0 START 0 MAXVALUE {MOST_MARKINGS - 1}",
            "DROP SEQUENCE trust_marking_number",
        ),
        migrations.RunSQL(
            LOOKING + GRANT_LOOKING, "DROP FUNCTION tamarack_sight(), tamarack_officer(), tamarack_looking()"
        ),
        migrations.RunSQL(f"REVOKE ALL ON trust_seal FROM {APP}", migrations.RunSQL.noop),
        only_added("trust_marking"),
        only_added("trust_original"),
    ]
