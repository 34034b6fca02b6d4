"""The zeros that sight is filled up with are written once, not made anew for each statement."""

from django.db import migrations

from tamarack.trust.markings.policy import SIGHT


class Migration(migrations.Migration):
    dependencies = [("trust", "0004_no_empty_audience")]

    operations = [migrations.RunSQL(SIGHT, migrations.RunSQL.noop)]
