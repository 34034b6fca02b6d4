"""`{% load tamarack %}`: every tag and filter of the product's pages. The thinking is in the files beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tamarack.foundation import identifiers
from tamarack.intelligence.grading.grade import Grade
from tamarack.trust.accounts.door import held_at
from tamarack.trust.markings.marking import Marking
from tamarack.web.templatetags import chronology as chronologies
from tamarack.web.templatetags import dates, entities, grades, icons, lists, marks, navigation

register = template.Library()


def _language() -> str:
    return "fr" if (get_language() or "en").startswith("fr") else "en"


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "person" %}`: a drawing, hidden from screen readers."""
    return icons.icon(name)


@register.inclusion_tag("components/portion.html")
def portion(marking: Marking) -> dict[str, str]:
    """`{% portion claim.marking %}`: the portion mark, with its words for those who can't read it."""
    return marks.portion_context(marking, _language())


@register.inclusion_tag("components/grade.html")
def grade(grade: Grade | str | None) -> dict[str, Any]:
    """`{% grade claim.grade %}`: the code of a grade, with its scheme and words. None: "not graded"."""
    return {"shown": grades.shown(grade, _language())}


@register.simple_tag
def when(moment: dates.Moment, *, until: dates.Moment = None, about: bool = False) -> SafeString:
    """`{% when date %}`, `{% when start until=end %}`, `{% when date about=True %}`."""
    if until:
        return dates.span_element(moment, until, about=about)
    return dates.time_element(moment, about=about)


@register.filter
def clock(moment: datetime) -> str:
    """`{{ glass.until|clock }}`: the time of day, 14:56 in English, 14 h 56 in French."""
    return dates.clock_words(moment)


@register.simple_tag
def identifier(value: int | str) -> SafeString:
    """`{% identifier report.id %}`: a public identifier as people write it."""
    shown = identifiers.show(value) if isinstance(value, int) else value
    return format_html('<code class="identifier" translate="no">{}</code>', shown)


@register.inclusion_tag("components/entity_link.html")
def entity_link(entity: entities.Named, *, url: str = "", plain: bool = False) -> dict[str, Any]:
    """`{% entity_link entity %}`: icon, kind (hidden words) and label; `plain` leaves the link out."""
    return {
        "label": entity.label,
        "drawing": entities.drawing_of(entity.schema),
        "kind": entities.schema_words(entity.schema),
        "url": "" if plain else url or entities.address_of("entity", entity.id),
    }


@register.filter
def address_of(identifier: int | str, route: str) -> str:
    """`{{ report.id|address_of:"report" }}`: the address of a record's page."""
    return entities.address_of(route, identifier)


@register.filter
def grouped(number: int) -> str:
    """`{{ count|grouped }}`: 50,578 in English, 50 578 in French."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def exact(text: str) -> SafeString:
    """Text whose every character must reach the browser: a bare CR would be read as a line feed."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308  (escaped above)


@register.inclusion_tag("components/navigation.html", takes_context=True)
def places(context: Context) -> dict[str, Any]:
    """The places of the product, the reader's own marked."""
    request = context.get("request")
    user = getattr(request, "user", None)
    known = hasattr(request, "_held") or (user is not None and user.is_authenticated)
    if request is None or not known:
        return {"places": []}
    return {"places": navigation.places(request.path, held_at(request))}


@register.simple_tag
def place_address(route: str) -> str:
    """`{% place_address "search" %}`: the address of a named page, "" while none stands."""
    return navigation.address(route)


@register.simple_tag
def built_script(name: str) -> SafeString:
    """`{% built_script "findings" %}`: a script of frontend/, or nothing where it wasn't built.

    Every page works without.
    """
    path = f"dist/{name}.js"
    if not (finders.find(path) or staticfiles_storage.exists(path)):
        return mark_safe("")
    return format_html('<script type="module" src="{}"></script>', staticfiles_storage.url(path))


def _filled(name: str, content: str, **facts: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", {"content": mark_safe(content), **facts})  # noqa: S308


@register.simple_block_tag
def notice(content: str, *, level: str = "info", title: str = "") -> SafeString:
    """`{% notice level="success" title=… %}…{% endnotice %}`; info, success, warning or danger."""
    return _filled("notice", content, level=level, title=title)


@register.simple_block_tag
def nothing(content: str, *, title: str) -> SafeString:
    """`{% nothing title=… %}what to do now{% endnothing %}`: a list that holds nothing."""
    return _filled("nothing", content, title=title)


@register.simple_block_tag
def table(content: str, *, caption: str, count: int | None = None, hide: bool = False) -> SafeString:
    """`{% table caption=… count=n %}<thead>…<tbody>…{% endtable %}`; `hide` hides the caption from sight."""
    return _filled("table", content, caption=caption, count=count, hide=hide)


@register.simple_block_tag
def panel(content: str, *, title: str, icon: str = "", level: int = 2) -> SafeString:
    """`{% panel title=… icon="link" %}…{% endpanel %}`: a titled part of a page."""
    return _filled("panel", content, title=title, icon=icon, level=level)


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, *, action: str = "", chosen: int = 0) -> SafeString:
    """`{% filters chosen=2 %}fields{% endfilters %}`: a GET form beside a list."""
    request = context.get("request")
    return _filled("filters", content, action=action or (request.path if request else ""), chosen=chosen)


@register.inclusion_tag("components/column.html", takes_context=True)
def column(
    context: Context, name: str, label: str, *, default: str = "", number: bool = False
) -> dict[str, Any]:
    """`{% column "said_on" _("Date") default="-said_on" %}`: a <th> that orders its table by link."""
    order = lists.order_by(context["request"].GET, name, default=default)
    return {"label": label, "order": order, "number": number}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[object] | lists.Stretch) -> dict[str, Any]:
    """`{% pagination page %}`: next and previous, of a Django page or a `lists.Stretch`."""
    query, stretch = context["request"].GET, lists.stretch_of(page)
    return {
        "stretch": stretch,
        "previous": lists.address_with(query, page=stretch.previous) if stretch.previous else "",
        "next": lists.address_with(query, page=stretch.next) if stretch.next else "",
    }


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], *, label: str) -> dict[str, Any]:
    """`{% tabs items label=… %}`; each {label, url, current, count (or None)}."""
    return {"items": list(items), "label": label}


@register.inclusion_tag("components/dossier_row.html")
def dossier_row(row: object) -> dict[str, Any]:
    """One property of a dossier: its values, each with grade, portion, source and date in one place."""
    return {"row": row}


@register.inclusion_tag("components/chronology.html")
def chronology(events: Iterable[chronologies.Dated], *, level: int = 3) -> dict[str, Any]:
    """`{% chronology events %}`: in order, with silences of more than 30 days said in words."""
    return {"rows": list(chronologies.with_silences(events)), "level": level}


@register.filter
def is_silence(row: object) -> bool:
    """Whether a row of a chronology is days without a record."""
    return isinstance(row, chronologies.Silence)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """`{% error_summary form %}`: what is wrong with the forms, each error linked to its field."""
    return {"errors": [error for form in forms if form is not None for error in _errors(form)]}


def _errors(form: Any) -> Iterable[dict[str, str]]:
    for name, errors in form.errors.items():
        at = "" if name == "__all__" else form[name].id_for_label or f"{form[name].auto_id}_0"
        for error in errors:
            yield {"text": str(error), "label": str(form[name].label) if at else "", "at": at}
