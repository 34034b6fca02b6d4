"""The readers: from a file to drafts of reports. Pure; nothing here opens a store."""

from tamarack.intelligence.intake.readers.reading import read_original

__all__ = ["read_original"]
