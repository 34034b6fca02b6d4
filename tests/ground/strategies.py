"""Hypothesis strategies for markings and viewers. No store and no Django."""

from __future__ import annotations

from hypothesis import strategies as st

from tamarack.trust.markings.marking import Classified, Marking, Protected, Purpose
from tamarack.trust.markings.viewer import Viewer

AGENCIES = ("CBSA", "CSIS", "IRCC", "RCMP")
COMPARTMENTS = ("LARCH", "CEDAR", "FIR 2")

_agencies = st.frozensets(st.sampled_from(AGENCIES))
_compartments = st.frozensets(st.sampled_from(COMPARTMENTS))

purposes = st.sampled_from(list(Purpose))
markings = st.builds(
    Marking,
    protected=st.sampled_from(list(Protected)),
    classified=st.sampled_from(list(Classified)),
    canadian_eyes=st.booleans(),
    audience=st.none() | st.frozensets(st.sampled_from(AGENCIES), min_size=1),
    compartments=_compartments,
    originators=_agencies,
    purposes=st.none() | st.frozensets(purposes, min_size=1),
)
viewers = st.builds(
    Viewer,
    officer=st.just(1),
    agency=st.sampled_from(AGENCIES),
    protected=st.sampled_from(list(Protected)),
    classified=st.sampled_from(list(Classified)),
    canadian=st.booleans(),
    compartments=_compartments,
    sees_claims=st.sampled_from([True, True, True, False]),
)
