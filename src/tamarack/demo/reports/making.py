"""A template made into a file: its text with the claims in it, or its table, as bytes of its format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tamarack.demo.casting.world import World
from tamarack.demo.reports.catalogue import ReportTemplate
from tamarack.demo.reports.exchanges import exchange
from tamarack.demo.reports.ledgers import Ledger, ledger
from tamarack.demo.reports.template import Citation, Rendered, fold, render
from tamarack.demo.writing.mail import Envelope, message
from tamarack.demo.writing.office import word_document, workbook
from tamarack.demo.writing.pdf import pdf, wrapped
from tamarack.demo.writing.tables import comma_separated, json_lines

_NAME = 60  # words longer than this may be broken over two lines


@dataclass(slots=True)
class MadeReport:
    """A report as a file. `text` is what a reader makes of its prose, "" for tables and entity lists."""

    template: ReportTemplate
    name: str
    data: bytes
    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    mapping: str = ""


def make(template: ReportTemplate, world: World) -> MadeReport:
    """The file of `template` in the story of `world`. Raises BadTemplate."""
    name = f"{template.id}.{template.form}"
    if template.table:
        table = ledger(template.table, world)
        return MadeReport(template, name, _table(template, table), mapping=table.mapping)
    if template.entities:
        return MadeReport(template, name, json_lines(exchange(template.entities, world)))
    return _prose(template, world, name)


def _table(template: ReportTemplate, table: Ledger) -> bytes:
    if template.form == "xlsx":
        return workbook(table.title, table.header, table.rows)
    return comma_separated(table.header, table.rows)


def _prose(template: ReportTemplate, world: World, name: str) -> MadeReport:
    between = "\n" if template.form in ("docx", "pdf") else "\n\n"
    made = render(fold(template.body, between), world.subjects, template.id)
    if template.form == "eml":
        return _letter(template, world, name, made)
    if template.form == "docx":
        return MadeReport(template, name, word_document(made.text), made.text, made.citations)
    if template.form == "pdf":
        text = wrapped(made.text, _names(made.citations))
        return MadeReport(template, name, pdf(text), text, made.citations)
    return MadeReport(template, name, f"{made.text}\n".encode(), made.text, made.citations)


def _names(citations: Iterable[Citation]) -> list[tuple[int, int]]:
    """Where names and numbers stand: what should not be broken over two lines."""
    return [
        (one.start, one.end)
        for one in citations
        if one.target is None and one.value is None and one.end - one.start <= _NAME
    ]


def _letter(template: ReportTemplate, world: World, name: str, made: Rendered) -> MadeReport:
    """A mail. Its text is headers and body, so claims stand behind the heading."""
    envelope = Envelope(
        key=template.id,
        sender=f"{template.source.replace('_', '-')}@example.org",
        recipient=f"{template.filed_by}@tamarack.example",
        sent=template.received_at,
        subject=template.title,
    )
    heading = envelope.heading()
    shifted = [
        replace(one, start=one.start + len(heading), end=one.end + len(heading)) for one in made.citations
    ]
    data = message(envelope, made.text, _attachment(template, world))
    return MadeReport(template, name, data, heading + made.text, shifted)


def _attachment(template: ReportTemplate, world: World) -> tuple[str, bytes] | None:
    if not template.attach:
        return None
    lines = [render(f"{{{line}}}", world.subjects, template.id).text for line in template.attach["lines"]]
    return template.attach["name"], "".join(f"{line}\n" for line in lines).encode()
