"""The ground itself: the store is this run's own, and the mixture is what the tests take it for."""

from __future__ import annotations

import pytest
from django.db import connections

from tests.ground.mixture import WORDS, Mixture
from tests.ground.people import looking
from tests.ground.pointing import administered, pointed_at


@pytest.mark.django_db
def test_the_store_is_not_the_one_people_use() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user")
        assert cursor.fetchone() == (connections["default"].settings_dict["NAME"], "tamarack_app")
    assert str(connections["default"].settings_dict["NAME"]).startswith("tamarack_test_")


def test_every_marking_of_the_mixture_has_rows_in_every_table_of_content(mixed: Mixture) -> None:
    tables = (
        "decision",
        "report",
        "claim",
        "source",
        "intake",
        "reject",
        "withdrawal",
        "retraction",
        "rememberedmapping",
    )
    custody = ("exhibit", "handover", "handover_answer", "exhibit_check")
    named = [f"intelligence_{table}" for table in tables] + [f"trust_{table}" for table in custody]
    with administered(mixed.database) as admin:
        for table in named:
            found = admin.execute(f"SELECT count(DISTINCT marking_id) FROM {table}").fetchone()
            assert found == (len(WORDS),), table


def test_the_look_is_closed_after_the_mixture(mixed: Mixture, django_db_blocker: object) -> None:
    with django_db_blocker.unblock(), pointed_at(mixed.database), looking(mixed.people["reader"]) as look:  # type: ignore[attr-defined]
        assert look.viewer.agency == "IRCC"
