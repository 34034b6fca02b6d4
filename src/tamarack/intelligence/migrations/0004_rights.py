"""Who may call the search functions: the application three of them, nobody the one that reads parts of names."""

from django.db import migrations

from tamarack.intelligence.search.functions import RIGHTS


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0003_search")]

    operations = [migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)]
