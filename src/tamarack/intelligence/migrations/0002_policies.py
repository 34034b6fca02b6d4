"""Row-level security for every table of marked rows, and the view of what still stands."""

from django.db import migrations

from tamarack.intelligence.search.functions import LIVE
from tamarack.trust.markings.policy import marked, only_added


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0001_initial"), ("trust", "0002_sight")]

    operations = [
        marked("intelligence_report"),
        marked("intelligence_claim"),
        marked("intelligence_withdrawal"),
        marked("intelligence_retraction"),
        marked("intelligence_decision"),
        marked("intelligence_source"),
        marked("intelligence_rememberedmapping"),
        marked("intelligence_reject"),
        marked("intelligence_intake", changes=True),
        only_added("intelligence_grade"),
        migrations.RunSQL(LIVE, "DROP VIEW intelligence_live_claim"),
    ]
