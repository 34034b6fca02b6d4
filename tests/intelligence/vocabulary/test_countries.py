"""Countries, and codes that are no country's."""

import pytest

from tamarack.intelligence.vocabulary.countries import country_code, country_names
from tamarack.intelligence.vocabulary.schema import Text

ISSUING = [
    "D", "GBD", "GBN", "GBO", "GBP", "GBS", "XXA", "XXB", "XXC", "XOM",
    "XPO", "UTO", "UNO", "UNA", "UNK", "XCC", "XBA", "EUE", "RKS", "XXX",
]  # fmt: skip


@pytest.mark.parametrize("code", ISSUING)
def test_codes_of_travel_documents_are_kept(code: str) -> None:
    assert country_code(code) == code
    assert country_code(code.ljust(3, "<")) == code
    assert country_code(code.lower()) == code
    assert country_names()[code].en


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ca", "ca"),
        ("CAN", "ca"),
        ("Canada", "ca"),
        ("ÉTATS-UNIS", "us"),
        ("etats unis", "us"),
        ("U.S.A.", "us"),
        ("UK", "gb"),
        ("GBR", "gb"),
        ("Congo", "cg"),
        ("Congo (Democratic Republic)", "cd"),
        ("Côte d’Ivoire", "ci"),
        ("Ivory Coast", "ci"),
        ("Burma", "mm"),
        ("NO", "no"),
        ("Norvège", "no"),
        ("Deutschland", ""),
        ("DEU", "de"),
        ("Kosovo", "xk"),
        ("Atlantis", ""),
        ("ZZ", ""),
        ("<<<", ""),
        ("", ""),
    ],
)
def test_countries_however_written(written: str, code: str) -> None:
    assert country_code(written) == code


def test_names_stand_in_both_languages() -> None:
    assert country_names()["de"] == Text("Germany", "Allemagne")
    assert country_names()["D"] == Text("Germany", "Allemagne")
    assert country_names()["XXA"] == Text("Stateless person", "Apatride")
    assert all(name.en and name.fr for name in country_names().values())


def test_every_code_means_itself_and_so_do_its_names() -> None:
    for code, name in country_names().items():
        assert country_code(code) == code
        if len(code) == 2:
            assert country_code(name.en) == code
            assert country_code(name.fr) == code


def test_there_are_as_many_as_iso_has_and_kosovo() -> None:
    assert sum(len(code) == 2 for code in country_names()) == 250
