"""What is wrong with a mapping, in words: one sentence for each reason that `planning` and `mapping` give."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MAPPING_WORDS = {
    "a-date-with-its-year": _("only a date has a format, and its year must be in it"),
    "abstract-schema": _("this schema only gathers others; name one of them"),
    "dmy-or-mdy-of-a-date": _("only a date has an order: dmy or mdy"),
    "empty": _("nothing is declared"),
    "not-a-link": _("this property is not a link to an entity"),
    "not-a-list": _("a list of texts belongs here"),
    "not-a-mapping": _("names with their values belong here"),
    "not-a-row": _("the number of a row belongs here"),
    "not-one-character": _("one character belongs here"),
    "not-plain": _("only plain texts, numbers and lists belong here"),
    "not-stated-from-a-column": _("the property of the key must come from a column"),
    "not-text": _("a text belongs here"),
    "not-yaml": _("this can’t be read as YAML"),
    "one-origin-needed": _("one origin is needed: a column, columns, a constant or an entity"),
    "too-long": _("the mapping is too long"),
    "unknown-choice": _("this is none of the choices"),
    "unknown-encoding": _("there is no such encoding"),
    "unknown-entity": _("no entity of that name is declared"),
    "unknown-property": _("the schema has no such property"),
    "unknown-schema": _("the vocabulary has no such schema"),
    "unknown-setting": _("there is no such setting"),
    "wrong-kind": _("the link leads to an entity of another kind"),
}
