"""Exhibits and what was done with them: marked tables to which rows are only ever added."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tamarack.foundation.identifiers
from tamarack.trust.markings.policy import marked


class Migration(migrations.Migration):
    dependencies = [
        ("trust", "0005_access_and_log_guarded"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField()),
                ("place", models.TextField()),
                ("reason", models.TextField()),
                ("handed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name="original",
            name="sha512",
            field=models.CharField(blank=True, default="", max_length=128),
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.TextField()),
                ("description", models.TextField(blank=True)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=100)),
                ("sha512", models.CharField(max_length=128)),
                ("size", models.BigIntegerField()),
                ("obtained_at", models.DateTimeField(null=True)),
                ("obtained_where", models.TextField(blank=True)),
                ("collected_by", models.TextField(blank=True)),
                (
                    "authority_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("warrant", "Warrant"),
                            ("statute", "Statute"),
                            ("consent", "Consent"),
                            ("exigent", "Exigent"),
                        ],
                        max_length=10,
                    ),
                ),
                ("authority", models.TextField(blank=True)),
                ("tool", models.TextField(blank=True)),
                ("tool_version", models.TextField(blank=True)),
                ("done", models.TextField(blank=True)),
                ("registered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_from",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="trust.exhibit"
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.markingrow"),
                ),
                (
                    "original",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.original"),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExhibitCheck",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=tamarack.foundation.identifiers.new_id, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("whole", "whole"), ("missing", "missing"), ("differs", "differs")],
                        max_length=10,
                    ),
                ),
                ("checked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.exhibit"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.markingrow"),
                ),
            ],
            options={
                "db_table": "trust_exhibit_check",
            },
        ),
        migrations.CreateModel(
            name="HandoverAnswer",
            fields=[
                (
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="trust.handover",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("declined", "declined"),
                            ("taken-back", "taken-back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "db_table": "trust_handover_answer",
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="exhibit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.exhibit"),
        ),
        migrations.AddField(
            model_name="handover",
            name="giver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.markingrow"),
        ),
        migrations.AddField(
            model_name="handover",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="exhibit",
            index=models.Index(fields=["-registered_at", "-id"], name="exhibit_newest"),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("made_from", None),
                        ("obtained_at__isnull", False),
                        ("tool", ""),
                        models.Q(("obtained_where", ""), _negated=True),
                        models.Q(("collected_by", ""), _negated=True),
                        models.Q(("authority_kind", ""), _negated=True),
                        models.Q(("authority", ""), _negated=True),
                    ),
                    models.Q(
                        ("authority_kind", ""),
                        ("made_from__isnull", False),
                        ("obtained_at", None),
                        models.Q(("tool", ""), _negated=True),
                        models.Q(("tool_version", ""), _negated=True),
                        models.Q(("done", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="exhibit_origin",
            ),
        ),
        migrations.AddField(
            model_name="handoveranswer",
            name="answered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handoveranswer",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="trust.markingrow"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("exhibit", "position"), name="handover_one_at_a_time"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("giver", models.F("recipient")), _negated=True),
                name="handover_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("position__gte", 0)), name="handover_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="handoveranswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "confirmed"), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="answer_reason",
            ),
        ),
        marked("trust_exhibit"),
        marked("trust_handover"),
        marked("trust_handover_answer"),
        marked("trust_exhibit_check"),
    ]
