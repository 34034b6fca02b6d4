"""What is to be translated: `make messages` gathers it from the sources into the French catalogue.

Python is read by Babel, templates by Django's own templatize before it, so that no GNU gettext is needed.
The catalogue is written the same way each time: sorted, without places and dates, so that a change shows
what changed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "tamarack"
CATALOGUE = SOURCES / "web" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
HEADER = r"""# The French of Tamarack's pages. The words of the field are settled in docs/manual/glossary.md.
msgid ""
msgstr ""
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""

#: Function to where its message, plural and context stand, as Babel writes it.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_METHODS = [("**/templates/**.html", "messages:templates"), ("**.py", "python")]

Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def templates(source: BinaryIO, keywords: object, comment_tags: object, options: object) -> Iterator[Found]:
    """Babel's extractor for Django's templates. Raises SyntaxError where a block can't be translated."""
    python = templatize(source.read().decode("utf-8"))
    unindented = "\n".join(line.lstrip() for line in python.splitlines())
    yield from extract_python(io.BytesIO(unindented.encode()), keywords, comment_tags, {"encoding": "utf-8"})  # type: ignore[arg-type]


def gathered() -> Catalog:
    """Every message of the sources, untranslated."""
    sys.modules.setdefault("messages", sys.modules[__name__])  # under which name Babel looks for `templates`
    found = Catalog(charset="utf-8")
    for place, line, message, comments, context in extract_from_dir(
        SOURCES, _METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        found.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return found


def kept() -> Catalog:
    """The French catalogue as it stands."""
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale="fr")


def written(catalogue: Catalog) -> str:
    """The catalogue as its file holds it."""
    body = io.BytesIO()
    write_po(
        body, catalogue, width=110, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True
    )
    return HEADER + body.getvalue().decode().strip() + "\n"


def main() -> None:
    """Bring the catalogue up to date; what is new in it is empty, and told."""
    catalogue = kept()
    catalogue.update(gathered(), no_fuzzy_matching=True)
    CATALOGUE.write_text(written(catalogue), encoding="utf-8")
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(said):
            print(f"to translate: {message.id!r}")


if __name__ == "__main__":
    main()
