"""A marking for an audience of nobody, or for no purpose, is refused by the database too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trust", "0002_sight")]

    operations = [
        migrations.AddConstraint(
            model_name="markingrow",
            constraint=models.CheckConstraint(
                name="marking_nobody",
                condition=models.Q(text__regex=r"(^|//)(REL|FOR|ORCON)[\s,]*(//|$)", _negated=True),
            ),
        ),
    ]
