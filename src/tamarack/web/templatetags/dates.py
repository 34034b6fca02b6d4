"""Dates in words, at the precision with which they are known, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from tamarack.foundation.partial_dates import PartialDate, parse_iso

Moment = PartialDate | date | datetime | str | None


def as_partial(moment: Moment) -> PartialDate | None:
    """The partial date of anything that a page may hold; None and "" are not known. Raises BadDate."""
    if moment is None or moment == "":
        return None
    if isinstance(moment, PartialDate):
        return moment
    if isinstance(moment, datetime):
        moment = _local(moment)
    if isinstance(moment, date):
        return PartialDate(moment.year, moment.month, moment.day)
    return parse_iso(moment)


def in_words(moment: PartialDate) -> str:
    """4 July 1961, July 1961, 1961; 1er juillet 1961 in French."""
    if moment.month is None:
        return f"{moment.year:04}"
    month = str(MONTHS[moment.month])
    if moment.day is None:
        return f"{month} {moment.year:04}"
    day = "1er" if moment.day == 1 and _french() else str(moment.day)
    return f"{day}\N{NO-BREAK SPACE}{month} {moment.year:04}"


def time_element(moment: Moment, *, about: bool = False) -> SafeString:
    """A <time> for anything that a page may hold, or the words for a date that isn't known."""
    known = as_partial(moment)
    if known is None:
        return format_html('<span class="unknown">{}</span>', gettext("date not known"))
    words, machine = in_words(known), known.iso()
    if isinstance(moment, datetime):
        local = _local(moment)
        words = f"{words}, {_clock(local)}"
        machine = local.isoformat(timespec="minutes")
    if about:
        words = gettext("about %(date)s") % {"date": words}
    return format_html('<time datetime="{}">{}</time>', machine, words)


def clock_words(moment: datetime) -> str:
    """The time of day in the reader's language."""
    return _clock(_local(moment))


def span_element(start: Moment, end: Moment, *, about: bool = False) -> SafeString:
    """Both ends of a stretch of time, or the one when they are the same."""
    if as_partial(start) == as_partial(end) and not isinstance(start, datetime):
        return time_element(start, about=about)
    pattern = pgettext("a stretch of time", "%(start)s to %(end)s")
    before, _, after = pattern.partition("%(start)s")
    between, _, rest = after.partition("%(end)s")
    return format_html(
        "{}{}{}{}{}", before, time_element(start, about=about), between, time_element(end, about=about), rest
    )


def _clock(local: datetime) -> str:
    """14:05, or 14 h 05 in French."""
    return f"{local:%H} h {local:%M}".replace(" ", "\N{NO-BREAK SPACE}") if _french() else f"{local:%H:%M}"


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _french() -> bool:
    return (get_language() or "en").startswith("fr")
