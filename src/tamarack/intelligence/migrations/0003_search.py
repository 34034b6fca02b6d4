"""The functions through which all searching goes."""

from django.db import migrations

from tamarack.intelligence.search.functions import (
    GIVEN,
    NAMES,
    NUMBERS,
    REPORTS,
    TOKENS_HIDDEN,
    WORDS,
    WRITTEN,
)


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0002_policies")]

    operations = [
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(NAMES + NUMBERS + WRITTEN + REPORTS, migrations.RunSQL.noop),
        migrations.RunSQL(GIVEN + TOKENS_HIDDEN, migrations.RunSQL.noop),
    ]
