from __future__ import annotations

import re
from pathlib import Path

import pytest

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.intake import readers
from tamarack.intelligence.intake.draft import Rejection
from tamarack.intelligence.intake.readers.reasons import REASONS, refused, rejection, within

SOURCES = [
    path.read_text() for path in Path(readers.__file__).parent.glob("*.py") if path.name != "reasons.py"
]


def test_every_reason_is_used_and_said_in_both_languages():
    written = "\n".join(SOURCES)
    for code, (english, french) in REASONS.items():
        assert f'"{code}"' in written, code
        assert english != french
        assert english.endswith((".", "?"))
        assert french.endswith((".", "?"))


def test_every_rejection_has_a_reason():
    used = {
        code for source in SOURCES for code in re.findall(r'(?:rejection|refused)\(\s*"([a-z-]+)"', source)
    }
    assert used <= REASONS.keys()
    with pytest.raises(KeyError):
        rejection("no-such-code", "row 1")


def test_facts_are_written_and_places_nest():
    told = rejection("bad-date", "row 2", text="31/02/2020", property="birthDate")
    assert told == Rejection("row 2", "bad-date", "text: 31/02/2020; property: birthDate")
    assert within("a.zip", told).place == "a.zip › row 2"
    assert within("a.zip", rejection("no-text", "")).place == "a.zip"
    assert refused("not-read", BadInput(place="page 3", limit=2), because="x") == Rejection(
        "page 3", "not-read", "because: x; limit: 2"
    )
