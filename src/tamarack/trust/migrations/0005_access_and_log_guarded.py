"""What the database itself asks of a grant and of an event."""

from django.db import migrations

from tamarack.trust.accounts.functions import ACCOUNTS, GRANTED, HOLDING
from tamarack.trust.audit.functions import NOTE, READERS, RIGHTS


class Migration(migrations.Migration):
    dependencies = [("trust", "0004_access_and_log")]

    operations = [
        migrations.RunSQL(HOLDING + GRANTED + ACCOUNTS, migrations.RunSQL.noop),
        migrations.RunSQL(NOTE + READERS + RIGHTS, migrations.RunSQL.noop),
    ]
