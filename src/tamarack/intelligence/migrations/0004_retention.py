"""What of a report goes when it is disposed of, and how far the keeper reaches for it."""

from django.db import migrations

from tamarack.intelligence.retaining.functions import DISPOSABLE, GIVEN, GOING_WITH_REPORTS


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0003_search"), ("trust", "0009_retention_guarded")]

    operations = [
        migrations.RunSQL(GOING_WITH_REPORTS + GIVEN, migrations.RunSQL.noop),
        *DISPOSABLE,
    ]
