"""Interned grades: one row for each (scheme, source, information, handling) in use."""

from __future__ import annotations

from django.db import models

from tamarack.intelligence.grading.grade import Grade


class GradeRow(models.Model):
    """A grade as its scheme writes it. Never changed, never converted."""

    scheme = models.CharField(max_length=20)
    source = models.CharField(max_length=4)
    information = models.CharField(max_length=4)
    handling = models.CharField(max_length=4, blank=True)

    class Meta:
        db_table = "intelligence_grade"
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "source", "information", "handling"], name="grade_once"
            ),
            models.CheckConstraint(name="grade_has_scheme", condition=~models.Q(scheme="")),
        ]

    def grade(self) -> Grade:
        """The grade itself."""
        return Grade(self.scheme, self.source, self.information, self.handling)


def intern_grade(grade: Grade) -> GradeRow:
    """The grade's row, made now if there is none."""
    row, _ = GradeRow.objects.get_or_create(
        scheme=grade.scheme, source=grade.source, information=grade.information, handling=grade.handling
    )
    return row
