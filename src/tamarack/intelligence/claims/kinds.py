"""Kinds of values that nobody looks up by what they say."""

from __future__ import annotations

#: Dates, amounts, words from short lists, prose: thousands of claims say the same, so finding a claim by
#: one of these finds nothing. The index `claim_normal` leaves them out; a query that means to use it
#: excludes them by this very tuple.
NOT_ASKED_FOR = ("date", "country", "text", "number", "money", "gender", "topic")
