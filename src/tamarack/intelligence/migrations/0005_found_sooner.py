"""Policies that the planner judges rightly, an index of what is asked for, searches that stay short at the worst."""

import django.contrib.postgres.indexes
from django.db import migrations, models

from tamarack.intelligence.search.functions import FOUND_SOONER
from tamarack.trust.markings.policy import RESIGHTED


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0004_rights"), ("trust", "0005_sight_from_a_constant")]

    operations = [
        migrations.RunSQL(RESIGHTED, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="claim", name="claim_normal"),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("normal", "text_pattern_ops"),
                name="claim_normal",
                condition=models.Q(("target__isnull", True))
                & models.Q(("normal", ""), _negated=True)
                & models.Q(
                    ("kind__in", ("date", "country", "text", "number", "money", "gender", "topic")), _negated=True
                ),
            ),
        ),
        migrations.RunSQL(FOUND_SOONER, migrations.RunSQL.noop),
    ]
