"""Kinds of values that nobody looks up by what they say."""

from __future__ import annotations

#: Dates, amounts, words from short lists, prose: thousands of claims say the same, so finding a claim by
#: one of these finds nothing. The index `claim_normal` leaves them out; a query that means to use it
#: excludes them by this very tuple.
NOT_ASKED_FOR = ("date", "country", "text", "number", "money", "gender", "topic")

#: Identifiers are random, so those below this bound are one claim in sixty-four, whoever made it. A part of
#: a name that tens of thousands bear is answered from them: whether they are enough, and which they are,
#: depends on nothing but what the viewer sees.
SAMPLED_BELOW = 1 << 57
