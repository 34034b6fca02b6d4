"""What an identifier stands for, as far as this viewer may see it: a label and the page it leads to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import labels_of, titles_of
from tamarack.intelligence.sources.queries import sources_by_id
from tamarack.trust.accounts.queries import people_by_id
from tamarack.trust.custody import queries as exhibits
from tamarack.trust.markings.viewing import Look


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a page, or at least a name. `kind` is the name of an icon."""

    id: int
    label: str
    kind: str
    url: str

    @property
    def shown(self) -> str:
        """Its identifier in letters."""
        return show(self.id)


def things(viewer: Look, identifiers: Collection[int]) -> dict[int, Thing]:
    """Those of the identifiers that stand for something this viewer may see; others stay letters."""
    left = set(identifiers)
    found: dict[int, Thing] = {}
    for identifier, title in titles_of(viewer, left).items():
        found[identifier] = _thing(identifier, title or _("Untitled"), "report", "report")
    for identifier, source in sources_by_id(viewer, left - found.keys()).items():
        found[identifier] = _thing(identifier, source.name, "source", "source")
    for identifier, title in exhibits.titles_of(viewer, left - found.keys()).items():
        found[identifier] = _thing(identifier, title, "exhibit", "exhibit")
    for identifier, (label, schema) in labels_of(viewer, left - found.keys()).items():
        found[identifier] = _thing(identifier, label or _("Untitled"), schema.kind, "entity")
    for identifier, person in people_by_id(left - found.keys()).items():
        found[identifier] = Thing(identifier, person.full_name, "person", "")
    return found


def _thing(identifier: int, label: str, kind: str, route: str) -> Thing:
    return Thing(identifier, label, kind, reverse(route, args=[show(identifier)]))
