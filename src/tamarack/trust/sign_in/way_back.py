"""The supervised way back of somebody who lost a second factor: asked for by one, confirmed by another."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tamarack.trust.accounts.access import Kind
from tamarack.trust.accounts.granting import answer_access
from tamarack.trust.accounts.models import Grant
from tamarack.trust.markings.viewing import Look
from tamarack.trust.sign_in.actions import forget_factors


@transaction.atomic
def answer(*, actor: Look, grants: Sequence[int], confirmed: bool, reason: str = "") -> None:
    """Answer what was asked for; where that was a lost second factor, a yes takes the old ones away at once.

    Raises as `answer_access` does.
    """
    answer_access(actor=actor, grants=grants, confirmed=confirmed, reason=reason)
    if confirmed:
        for grant, officer in Grant.objects.filter(id__in=grants, kind=Kind.FACTOR).values_list(
            "id", "officer"
        ):
            forget_factors(actor=actor, officer=officer, request=grant)
