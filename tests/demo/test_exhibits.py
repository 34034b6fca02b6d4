"""The demo's exhibits: every step is allowed to whoever takes it, and doing it twice changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tamarack.demo.exhibits import load_exhibits
from tamarack.demo.loader import add_people
from tamarack.demo.scenario import Scenario
from tamarack.trust.accounts.queries import officer_by_login
from tamarack.trust.custody.queries import chain_of, exhibits, offered_to
from tamarack.trust.markings.marking import Purpose
from tests.ground.people import looking


@pytest.mark.django_db
def test_exhibits_are_loaded_once(scenario: Scenario, settings: Any, tmp_path: Path) -> None:
    settings.CUSTODY_FOLDER = tmp_path
    add_people(scenario.people)
    load_exhibits()
    load_exhibits()
    examiner = officer_by_login("examiner-pearson")
    with looking(officer_by_login("analyst-montreal"), Purpose.INVESTIGATION) as look:
        listed = {one.exhibit.title: one for one in exhibits(look)}
        assert list(listed) == [
            "Liste d’appels d’un téléphone saisi",
            "Register, sorted by room",
            "Registre des chambres du motel",
        ]
        custody = chain_of(look, listed["Registre des chambres du motel"].exhibit)
        assert (custody.holder, len(custody.handed), custody.broken) == (examiner.id, 3, ())
    with looking(officer_by_login("investigator-montreal"), Purpose.INVESTIGATION) as look:
        assert [one.exhibit.title for one in offered_to(look)] == ["Registre des chambres du motel"]
        assert len(exhibits(look)) == 2
    with looking(officer_by_login("supervisor-montreal"), Purpose.INVESTIGATION) as look:
        assert [one.exhibit.title for one in offered_to(look)] == ["Liste d’appels d’un téléphone saisi"]
