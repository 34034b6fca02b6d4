"""Attempts are counted for all processes: many at once gain nothing, and former days are cleared away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from tamarack.trust.sign_in import throttle
from tamarack.trust.sign_in.delays import Pace
from tamarack.trust.sign_in.errors import TooManyAttempts
from tamarack.trust.sign_in.models import Attempt
from tamarack.trust.sign_in.throttle import Subject

PACE = Pace(free=5, most=900, window=3600)
WHO = [Subject(b"a" * 32, PACE)]


def _try(_number: int) -> bool:
    """As a process of its own would: on a connection of its own."""
    try:
        throttle.begin(WHO)
    except TooManyAttempts:
        return False
    else:
        return True
    finally:
        connections.close_all()


@pytest.mark.usefixtures("long_waits")
def test_forty_at_once_get_the_free_ones_and_no_more(own_store: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(_try, range(40))) == 5
    assert Attempt.objects.count() == 5


@pytest.mark.django_db
def test_what_is_refused_is_not_counted_and_the_wait_passes() -> None:
    for _ in range(14):
        Attempt.objects.create(subject=WHO[0].digest, at=timezone.now())
    for _ in range(3):
        with pytest.raises(TooManyAttempts) as refused:
            throttle.begin(WHO)
        assert 400 < int(str(refused.value.facts["seconds"])) <= 512
    assert Attempt.objects.count() == 14
    Attempt.objects.update(at=timezone.now() - timedelta(seconds=513))
    throttle.begin(WHO)
    assert Attempt.objects.count() == 15


@pytest.mark.django_db
def test_success_forgets_the_attempts_of_that_subject_alone() -> None:
    address, other = Subject(b"c" * 32, PACE, kept=True), Subject(b"d" * 32, PACE)
    for _ in range(2):
        throttle.begin([*WHO, address, other])
    throttle.succeeded([*WHO, address])
    found = list(Attempt.objects.order_by("subject").values_list("subject", flat=True))
    assert [bytes(one) for one in found] == [b"c" * 32, b"d" * 32, b"d" * 32]


@pytest.mark.django_db
def test_former_days_are_cleared_in_passing() -> None:
    old = timezone.now() - timedelta(days=2)
    Attempt.objects.bulk_create(Attempt(subject=b"b" * 32, at=old) for _ in range(20))
    throttle.begin(WHO)
    assert [bytes(one.subject) for one in Attempt.objects.all()] == [WHO[0].digest]


@pytest.mark.django_db
def test_rows_name_nobody() -> None:
    from django.test import RequestFactory

    request = RequestFactory().post("/sign-in/", REMOTE_ADDR="192.0.2.9")
    throttle.begin(throttle.of_password(request, "k.larch"))
    found = [bytes(one.subject) for one in Attempt.objects.all()]
    assert len(found) == 2
    assert all(len(one) == 32 and b"larch" not in one and b"192.0" not in one for one in found)
