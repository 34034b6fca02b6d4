"""English and French, equal: everything that people read is written in both, and says the same.

The catalogue is held against the sources without GNU gettext: `tools/messages.py` gathers them, as
`make messages` does. What pages show is held in `test_language_of_pages.py`.
"""

from __future__ import annotations

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from tools.messages import CATALOGUE, SOURCES, gathered, kept, written

#: Words that are the same in both languages, and words that are names.
COGNATES = {
    "Code",
    "SHA-256", "SHA-512", "Date", "Description", "Documents", "Format", "Important", "Latitude",
    "Longitude", "Note", "Original", "Pages", "Province", "Provinces", "Secret", "Source", "Sources",
    "Suggestions", "Tamarack", "Type",
    "Volume",
}  # fmt: skip
NAMED = re.compile(r"%\((\w+)\)s")
TRANSLATES = frozenset(
    {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
)
#: Typography that is wrong in French, each with what it is.
WRONG = {
    r"'": "a straight apostrophe",
    r"\.\.\.": "three dots for an ellipsis",
    r"[^\u00a0]:(?=\s|$)": "a colon without a no-break space before it",
    r"[^\u202f][;?!](?=\s|$)": "a mark without a narrow no-break space before it",
    r"[^\u00a0]%%": "a percent sign without a no-break space before it",
    r"«(?!\u00a0)|(?<!\u00a0)»|\"|“": "quotation marks that are not French",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return kept()


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(said: object) -> tuple[str, ...]:
    """The message's form, or its singular and its plural."""
    return tuple(said) if isinstance(said, tuple | list) else (str(said),)


def test_the_catalogue_holds_what_the_sources_say_and_no_more(catalogue: Catalog) -> None:
    said = {(message.context, message.id) for message in messages(gathered())}
    assert {(message.context, message.id) for message in messages(catalogue)} == said, "run: make messages"
    assert len(said) > 300


def test_the_catalogue_is_written_as_make_messages_writes_it(catalogue: Catalog) -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == written(catalogue)


def test_every_message_is_translated_for_certain(catalogue: Catalog) -> None:
    assert [one.id for one in messages(catalogue) if not all(forms(one.string))] == []
    assert [one.id for one in messages(catalogue) if one.fuzzy] == []
    assert [one.id for one in messages(catalogue) if len(forms(one.id)) != len(forms(one.string))] == []


def test_both_languages_name_the_same_facts(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        named = {frozenset(NAMED.findall(form)) for form in (*forms(message.id), *forms(message.string))}
        assert len(named) == 1, message.id


def test_facts_are_named_and_never_only_placed(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        for form in (*forms(message.id), *forms(message.string)):
            rest = NAMED.sub("", form).replace("%%", "")
            assert not set("%{}") & set(rest), form


def test_no_message_is_left_in_english(catalogue: Catalog) -> None:
    same = {forms(one.id)[0] for one in messages(catalogue) if forms(one.id)[0] == forms(one.string)[0]}
    assert same == COGNATES


def test_both_languages_begin_and_end_alike(catalogue: Catalog) -> None:
    """A capital for a capital, a full stop for a full stop, a space for a space."""
    for message in messages(catalogue):
        english, french = forms(message.id)[0], forms(message.string)[0]
        if english[0].isalpha() and french[0].isalpha():
            assert english[0].isupper() == french[0].isupper(), english
        assert english.endswith((".", "?", ":")) == french.endswith((".", "?", ":")), english
        assert english.endswith(" ") == french.endswith(" "), english


def test_nothing_is_one_and_one_is_one(catalogue: Catalog) -> None:
    """French counts zero with the singular."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    french = gettext.GNUTranslations(compiled)
    said = [french.ngettext("%(shown)s row", "%(shown)s rows", count) for count in (0, 1, 2, 1_000_000)]
    assert said == ["%(shown)s ligne", "%(shown)s ligne", "%(shown)s lignes", "%(shown)s lignes"]


def calls(path: Path) -> Iterator[ast.Call]:
    """The calls in a file that ask for a translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATES:
            yield node


def test_what_is_translated_is_written_out() -> None:
    """A message that is put together before it is looked up is never found."""
    wrong = []
    for path in sorted(SOURCES.rglob("*.py")):
        for call in calls(path):
            how_many = 2 if call.func.id.startswith(("n", "p")) else 1  # type: ignore[attr-defined]
            said = call.args[:how_many]
            if not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in said):
                wrong.append(f"{path.relative_to(SOURCES)}:{call.lineno}")
    assert wrong == []


def spoken(value: object, place: str) -> Iterator[tuple[str, str, str]]:
    """Where data say something in both languages: (place, English, French)."""
    if isinstance(value, dict):
        if any(isinstance(value.get(language), str) for language in ("en", "fr")):
            yield place, str(value.get("en") or ""), str(value.get("fr") or "")
        for name, inner in value.items():
            yield from spoken(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from spoken(inner, f"{place}.{at}")


def data() -> list[Path]:
    """The data of the product; the scenario's are said in the language in which its people write."""
    return [path for path in sorted(SOURCES.rglob("*.yaml")) if "demo" not in path.parts]


@pytest.mark.parametrize("path", data(), ids=lambda path: str(path.relative_to(SOURCES)))
def test_data_speak_both_languages(path: Path) -> None:
    said = list(spoken(yaml.safe_load(path.read_text(encoding="utf-8")), ""))
    assert [place for place, english, french in said if not (english and french)] == []
    assert [(place, fault) for place, _, french in said for fault in faults(french)] == []


def faults(french: str) -> list[str]:
    """What is wrong with the typography of a French text."""
    return [what for pattern, what in WRONG.items() if re.search(pattern, french)]


def test_the_catalogue_is_written_as_french_is_printed(catalogue: Catalog) -> None:
    found = [
        (form, faults(form)) for one in messages(catalogue) for form in forms(one.string) if faults(form)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("french", "count"),
    [
        ("Que cherchez-vous\u202f?", 0),
        ("Que cherchez-vous ?", 1),
        ("Motif :", 1),
        ("Motif\u00a0: l'âge", 1),
        ("14:05", 0),
    ],
)
def test_typography_is_told_apart(french: str, count: int) -> None:
    assert len(faults(french)) == count


def test_reasons_and_kinds_are_told_in_both_languages() -> None:
    from tamarack.intelligence.findings.kinds import KINDS
    from tamarack.intelligence.intake.readers.reasons import REASONS

    said = [*REASONS.values(), *((kind.english, kind.french) for kind in KINDS.values())]
    assert [pair for pair in said if not all(pair)] == []
    assert [(french, faults(french)) for _, french in said if faults(french)] == []
