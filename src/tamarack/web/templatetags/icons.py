"""Icons of our own: simple line drawings on a grid of 24, coloured by the text around them.

An icon never stands alone: words beside it, or hidden words, say the same.
"""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

#: Name to the inside of an SVG of 24 by 24. The lines are drawn by the style sheet (.icon).
DRAWINGS: dict[str, str] = {
    "account": '<rect x="3" y="5.5" width="18" height="13" rx="1.5"/><path d="M3 10h18M6.5 15h4"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "address": '<path d="M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "document": (
        '<rect x="5" y="3" width="14" height="18" rx="1.5"/>'
        '<circle cx="12" cy="10" r="3"/>'
        '<path d="M8.5 17h7"/>'
    ),
    "event": (
        '<rect x="4" y="5.5" width="16" height="15" rx="1.5"/><path d="M4 10h16M8.5 3v4.5M15.5 3v4.5"/>'
    ),
    "exhibit": '<path d="M5 8.5h14V21H5zM5 8.5 7 5h10l2 3.5M9.5 5V3h5v2M8.5 13h7M8.5 17h4"/>',
    "export": '<path d="M12 14V3.5M8 7l4-3.5L16 7M5 13v7h14v-7"/>',
    "filter": '<path d="M4 5.5h16l-6.2 7v6.5l-3.6-2v-4.5z"/>',
    "flag": '<path d="M6 21V4h11.5l-2.2 4 2.2 4H6"/>',
    "intake": '<path d="M12 3.5V14M8 10.5l4 3.5 4-3.5M5 13v7h14v-7"/>',
    "job": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2.5"/>',
    "key": '<circle cx="8" cy="14" r="4.5"/><path d="m11.5 11 8-8M15.5 7l3 3"/>',
    "link": '<path d="M9.5 14.5 14.5 9.5M11 7l2-2a4 4 0 0 1 6 6l-2 2M13 17l-2 2a4 4 0 0 1-6-6l2-2"/>',
    "watch": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "log": '<path d="M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3"/>',
    "money": (
        '<rect x="3" y="6" width="18" height="12" rx="1.5"/>'
        '<circle cx="12" cy="12" r="2.8"/>'
        '<path d="M6.5 9v6M17.5 9v6"/>'
    ),
    "organization": '<path d="M5 21V4h9v17M14 10h5v11M3 21h18M8 8h3M8 12h3M8 16h3"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4.3 3.6-6.5 7.5-6.5s6.9 2.2 7.5 6.5"/>',
    "phone": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M10.5 18h3"/>',
    "place": (
        '<path d="M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11z"/>'
        '<circle cx="12" cy="10" r="2.3"/>'
    ),
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.5H7z"/>',
    "retention": ('<path d="M6 3h12M6 21h12M7 3c0 5 5 5.5 5 9s-5 4-5 9M17 3c0 5-5 5.5-5 9s5 4 5 9"/>'),
    "report": '<path d="M6 3h8.5L19 7.5V21H6zM14 3v5h5M9 12.5h7M9 16.5h7"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>',
    "source": '<path d="M4 20c0-8.5 6-15.5 16-16-.5 10-7 16-14.5 14.5M4 20c2-5 5.5-8 10-10"/>',
    "handover": '<path d="M4 9h13M13.5 5.5 17 9l-3.5 3.5M20 15H7M10.5 11.5 7 15l3.5 3.5"/>',
    "thing": '<path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"/>',
    "today": (
        '<circle cx="12" cy="12" r="4"/>'
        '<path d="M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8'
        'M18.4 5.6l-1.8 1.8M7.4 16.6l-1.8 1.8"/>'
    ),
    "vehicle": (
        '<path d="M3 16.5v-4l2-1 2-4.5h9l3 4.5 2 1v4h-2.5M15 16.5H9M5.5 16.5H3"/>'
        '<circle cx="7.2" cy="16.8" r="1.8"/>'
        '<circle cx="16.8" cy="16.8" r="1.8"/>'
    ),
    "warning": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17v.5"/>',
    "withdraw": '<path d="M9 7 4.5 11.5 9 16M4.5 11.5H14a5 5 0 0 1 0 10h-3"/>',
    "words": '<path d="M4 6h16M4 10h10M4 14h16M4 18h7"/>',
}

_OPEN = '<svg class="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">'


def icon(name: str) -> SafeString:
    """The drawing of that name, hidden from screen readers; an unknown name draws `thing`."""
    drawing = DRAWINGS.get(name, DRAWINGS["thing"])
    return mark_safe(f"{_OPEN}{drawing}</svg>")  # noqa: S308  (our own constants)
