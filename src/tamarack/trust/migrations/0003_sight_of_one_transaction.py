"""A sealed bitmap counts in the transaction it was given in and in no other."""

from django.db import migrations

from tamarack.trust.markings.policy import SIGHT


class Migration(migrations.Migration):
    dependencies = [("trust", "0002_sight")]

    operations = [migrations.RunSQL(SIGHT, migrations.RunSQL.noop)]
