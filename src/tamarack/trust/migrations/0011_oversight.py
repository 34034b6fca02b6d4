"""Broken glasses, notices, declared relatives and reviews, and what the database itself asks of them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tamarack.foundation.identifiers
from tamarack.trust.oversight.functions import GLASS, GUARDS, TELLING, TELLING_RIGHTS


class Migration(migrations.Migration):
    dependencies = [
        ("trust", "0010_custody_verified"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeclaredRelative",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.TextField()),
                ("relation", models.CharField(max_length=80)),
                ("declared_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Glass",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("ground", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("event", models.BigIntegerField()),
                ("actor", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "objects_seen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "markings",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeclaredRelativeEnd",
            fields=[
                (
                    "relative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="end",
                        serialize=False,
                        to="trust.declaredrelative",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="GlassEnd",
            fields=[
                (
                    "glass",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="end",
                        serialize=False,
                        to="trust.glass",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="NoticeSeen",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="seen",
                        serialize=False,
                        to="trust.notice",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("finding", models.CharField(db_index=True, max_length=32)),
                ("rule", models.CharField(max_length=20)),
                ("outcome", models.CharField(max_length=20)),
                ("note", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="glass",
            index=models.Index(fields=["officer", "until"], name="glass_officer"),
        ),
        migrations.AddConstraint(
            model_name="glass",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("at"))), name="glass_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="glass",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="glass_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["to", "at"], name="notice_to"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("by", models.F("about")), _negated=True), name="review_not_oneself"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("note", ""), _negated=True), name="review_note"
            ),
        ),
        migrations.RunSQL(GLASS + TELLING + TELLING_RIGHTS + GUARDS, migrations.RunSQL.noop),
    ]
