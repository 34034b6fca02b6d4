"""Agencies, units, and the people who work in them."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tamarack.foundation.identifiers import new_id
from tamarack.trust.accounts.roles import Role
from tamarack.trust.markings.marking import Classified, Protected


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


class Compartment(models.Model):
    """A named need to know, on top of clearance."""

    name = models.CharField(primary_key=True, max_length=40)


class Officer(AbstractBaseUser):
    """A person who signs in. What they may see follows from these facts and nothing else."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    login = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    full_name = models.TextField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    protected = models.SmallIntegerField(
        choices=[(level.value, level.name) for level in Protected], default=0
    )
    classified = models.SmallIntegerField(
        choices=[(level.value, level.name) for level in Classified], default=0
    )
    citizenship = models.CharField(max_length=2)
    compartments = models.ManyToManyField(Compartment)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["Officer"]()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="officer_protected", condition=models.Q(protected__range=(0, 3))),
            models.CheckConstraint(name="officer_classified", condition=models.Q(classified__range=(0, 3))),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name that others see."""
        return self.full_name
