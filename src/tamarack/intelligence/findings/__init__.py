"""What a text holds: numbers, addresses, documents, amounts and dates, each where it stands."""

from tamarack.intelligence.findings.finders import find
from tamarack.intelligence.findings.finding import Finding
from tamarack.intelligence.findings.kinds import FINDINGS_VERSION, KINDS, Kind

__all__ = ["FINDINGS_VERSION", "KINDS", "Finding", "Kind", "find"]
