"""What the database itself asks of holds, proposals, confirmations, and of the keeper who disposes."""

from django.db import migrations

from tamarack.trust.retention.functions import GOING, KEEPING, KEEPS, MARKED


class Migration(migrations.Migration):
    dependencies = [("trust", "0008_retention")]

    operations = [
        migrations.RunSQL(KEEPS, migrations.RunSQL.noop),
        *MARKED,
        migrations.RunSQL(GOING + KEEPING, migrations.RunSQL.noop),
    ]
