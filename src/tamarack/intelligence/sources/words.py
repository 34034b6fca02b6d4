"""Sources in words: their kinds, and the reference that stands for one that a reader may not see."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tamarack.foundation.identifiers import keyed_id, show
from tamarack.intelligence.sources.models import Source

KIND_WORDS = {
    Source.Kind.PATROL.value: _("Patrol"),
    Source.Kind.TIP.value: _("Tip"),
    Source.Kind.PARTNER.value: _("Partner"),
    Source.Kind.HUMAN.value: _("Human source"),
    Source.Kind.DEVICE.value: _("Device extraction"),
    Source.Kind.FINANCE.value: _("Financial"),
    Source.Kind.EXAMINATION.value: _("Document examination"),
    Source.Kind.BORDER.value: _("Border"),
    Source.Kind.NGO.value: _("Non-governmental organization"),
    Source.Kind.OFFICER.value: _("Officer"),
    Source.Kind.LIST.value: _("Published list"),
    Source.Kind.OTHER.value: _("Other"),
}


def reference_of(source: int) -> str:
    """What a report calls its source when its reader may not see the register's entry: always the same, and
    it leads nowhere."""
    return f"S-{show(keyed_id(settings.IDENTITY_KEY, 'source-reference', str(source)))[-6:].upper()}"
