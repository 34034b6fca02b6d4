"""Report texts with their claims written in: what is rendered is the text, and where each claim stands in it.

    {a_skip.name}                      the words, and the claim that they make
    {a_skip.he!}                       the words only
    {a_skip.nick>alias}                the words as a value of another property
    [left at {x.y}]{t:Trip.startDate=2026-04-11; t.involved>a_skip}
                                       any words, and what an officer records from them: a value of its own
                                       (`=`), a link (`>`), or the words themselves (neither)

`t:Trip` names an entity that only this report knows (an event, an edge); later directives say `t`.
A line that starts with `| ` stays a line; other lines of a paragraph run together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tamarack.demo.casting.world import Subject
from tamarack.demo.errors import BadTemplate

_TOKEN = re.compile(r"\{([^{}]*)\}|\[|\]\{([^{}]*)\}")
_DIRECTIVE = re.compile(
    r"(?P<who>\w+)(?::(?P<schema>\w+))?\.(?P<property>\w+)(?:(?P<sign>[=>])(?P<what>.*))?\Z"
)
_FORM = re.compile(r"(?P<who>\w+)\.(?P<form>\w+)(?:>(?P<property>\w+)|(?P<silent>!))?\Z")


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim that an officer records, and the words it rests on: `text[start:end]`.

    `value` is None where the words are the value; `target` is the key of the thing linked to.
    """

    entity: str
    schema: str
    property: str
    start: int
    end: int
    value: str | None = None
    target: str | None = None


@dataclass(slots=True)
class Rendered:
    """A report's text and the claims it carries, in the order of the words."""

    text: str
    citations: list[Citation] = field(default_factory=list)


def fold(body: str, between: str) -> str:
    """The template's paragraphs, each on one line but for `| ` lines, with `between` between them."""
    paragraphs = re.split(r"\n\s*\n", body.strip())
    return between.join(_paragraph(paragraph) for paragraph in paragraphs)


def _paragraph(paragraph: str) -> str:
    folded = ""
    for line in paragraph.splitlines():
        kept = line.startswith("|")
        stripped = line[1:].strip() if kept else line.strip()
        folded += ("\n" if kept else " ") * bool(folded) + stripped
    return folded


class _Renderer:
    def __init__(self, subjects: Mapping[str, Subject], report: str) -> None:
        self.subjects = dict(subjects)
        self.report = report
        self.text = ""
        self.citations: list[Citation] = []
        self.open: list[int] = []

    def run(self, template: str) -> Rendered:
        at = 0
        for token in _TOKEN.finditer(template):
            self.text += template[at : token.start()]
            at = token.end()
            if token[0] == "[":
                self.open.append(len(self.text))
            elif token[1] is not None:
                self._form(token[1])
            else:
                self._recorded(token[2])
        self.text += template[at:]
        if self.open or "{" in self.text or "]" in self.text:
            raise BadTemplate(place=self.report, why="brackets that don't match")
        self.citations.sort(key=lambda citation: (citation.start, citation.end))
        return Rendered(self.text, self.citations)

    def _form(self, source: str) -> None:
        found = _FORM.match(source)
        if not found:
            raise BadTemplate(place=self.report, why="not a form", found=source)
        subject = self._subject(found["who"])
        if found["form"] not in subject.forms:
            raise BadTemplate(place=self.report, why="no such form", found=source)
        form = subject.forms[found["form"]]
        start = len(self.text) + len(form.before)
        self.text += form.before + form.words + form.after
        named = found["property"] or form.property
        if named and form.words and not found["silent"]:
            self._cite(subject, named, start, start + len(form.words))

    def _recorded(self, source: str) -> None:
        if not self.open:
            raise BadTemplate(place=self.report, why="closes nothing", found=source)
        start, end = self.open.pop(), len(self.text)
        for part in source.split(";"):
            found = _DIRECTIVE.match(part.strip())
            if not found:
                raise BadTemplate(place=self.report, why="not a claim", found=part)
            if found["schema"]:
                self._declare(found["who"], found["schema"])
            what = (found["what"] or "").strip()
            self._cite(
                self._subject(found["who"]),
                found["property"],
                start,
                end,
                value=what if found["sign"] == "=" else None,
                target=self._subject(what).key if found["sign"] == ">" else None,
            )

    def _declare(self, name: str, schema: str) -> None:
        self.subjects[name] = Subject(f"{self.report}/{name}", schema)

    def _subject(self, name: str) -> Subject:
        try:
            return self.subjects[name]
        except KeyError:
            raise BadTemplate(place=self.report, why="no such subject", found=name) from None

    def _cite(
        self,
        subject: Subject,
        named: str,
        start: int,
        end: int,
        *,
        value: str | None = None,
        target: str | None = None,
    ) -> None:
        self.citations.append(Citation(subject.key, subject.schema, named, start, end, value, target))


def render(template: str, subjects: Mapping[str, Subject], report: str) -> Rendered:
    """The text of `report` and its claims. Raises BadTemplate."""
    return _Renderer(subjects, report).run(template)
