"""What the purpose's header may say."""

from __future__ import annotations

import pytest

from tamarack.api.errors import UnknownPurpose
from tamarack.api.purposes import read_purpose
from tamarack.trust.markings.marking import Purpose


@pytest.mark.parametrize(
    ("said", "purpose", "reason"),
    [
        ("investigation", Purpose.INVESTIGATION, ""),
        ("Investigation; reason=File 12", Purpose.INVESTIGATION, "File 12"),
        ('removal;reason="File 12; part 3"', Purpose.REMOVAL, "File 12; part 3"),
        ("liaison; reason*=UTF-8''Dossier%20n%C2%B0%2012", Purpose.LIAISON, "Dossier n° 12"),
        ("oversight; other=x", Purpose.OVERSIGHT, ""),
        ("protection; reason*=UTF-8''a%00b", Purpose.PROTECTION, "a\ufffdb"),
    ],
)
def test_a_purpose_and_its_reason(said: str, purpose: Purpose, reason: str) -> None:
    assert read_purpose(said) == (purpose, reason)


@pytest.mark.parametrize(
    "said",
    ["", ";", "curiosity", "investigation " * 200, "reason=x", "removal; reason*=nonsense''x", "enquête"],
)
def test_what_is_no_purpose(said: str) -> None:
    with pytest.raises(UnknownPurpose):
        read_purpose(said)
