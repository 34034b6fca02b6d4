"""Agencies, units, and the people who work in them."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from tamarack.foundation.identifiers import new_id
from tamarack.trust.accounts.access import Kind


class Agency(models.Model):
    """An organization of the programme; audiences of markings name it by its code."""

    code = models.CharField(primary_key=True, max_length=20)
    name_en = models.TextField()
    name_fr = models.TextField()


class Unit(models.Model):
    """A centre, a headquarters branch, or a mission abroad."""

    class Kind(models.TextChoices):
        """Where a unit sits."""

        CENTRE = "centre"
        BRANCH = "branch"
        MISSION = "mission"

    code = models.CharField(primary_key=True, max_length=20)
    name_en = models.TextField()
    name_fr = models.TextField()
    kind = models.CharField(max_length=10, choices=Kind)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)


class Officer(AbstractBaseUser):
    """A person who signs in. Role, clearance and compartments are no facts of theirs: they are granted."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    login = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    full_name = models.TextField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    citizenship = models.CharField(max_length=2)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["Officer"]()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name that others see."""
        return self.full_name


class Grant(models.Model):
    """A role, a clearance or a compartment that somebody asks for somebody: nothing until it is confirmed.

    `asked_by` is empty for whoever keeps the server.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="grants")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    value = models.CharField(max_length=40)
    reason = models.TextField()
    asked_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="grant_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(name="grant_term", condition=models.Q(until__gt=models.F("asked_at"))),
            models.CheckConstraint(
                name="grant_kind", condition=models.Q(kind__in=[one.value for one in Kind])
            ),
        ]


class GrantAnswer(models.Model):
    """What a second person answered: never who asked, and never whom it is for."""

    grant = models.OneToOneField(Grant, primary_key=True, on_delete=models.PROTECT, related_name="answer")
    confirmed = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class GrantEnd(models.Model):
    """A grant that was taken away before its term. One person is enough for that."""

    grant = models.OneToOneField(Grant, primary_key=True, on_delete=models.PROTECT, related_name="end")
    reason = models.TextField()
    by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
