"""Office files that are the same bytes each time: no clock, members in their own order."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: When everything in the scenario was written, for formats that must say.
STAMP = (2026, 7, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_MOMENT = rb"\g<1>2026-07-01T00:00:00Z\g<2>"


def settled(package: bytes) -> bytes:
    """The same package, its members in their order, all clocks at `STAMP`."""
    made = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for member in before.infolist():
            data = before.read(member)
            if member.filename == "docProps/core.xml":
                data = _CLOCK.sub(_MOMENT, data)
            info = ZipInfo(member.filename, STAMP)
            info.external_attr = 0o600 << 16
            info.create_system = 3
            info.compress_type = ZIP_DEFLATED
            after.writestr(info, data)
    return made.getvalue()
