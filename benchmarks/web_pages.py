"""Whole answers of pages, from the request to the last byte, without a network between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import quote

from benchmarks.clocks import late, middle, timed
from benchmarks.dossiers import Person
from benchmarks.ground import officers
from benchmarks.ledger import Figure
from tamarack.foundation.folding import tokens
from tamarack.foundation.identifiers import show


def figures(persons: Sequence[Person]) -> Iterator[Figure]:
    """Median and 95th percentile of each page, for each officer."""
    from django.test import Client

    addresses = {
        "dossier": [f"/entities/{show(entity)}/" for entity, _ in persons],
        "search": [f"/search/?q={quote(name)}" for _, name in persons],
        "search of one part": [f"/search/?q={quote(tokens(name)[0])}" for _, name in persons],
        "reports": ["/reports/"] * 40,
    }
    for login, officer in officers().items():
        client = Client()
        client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["purpose"], session["reason"] = "intelligence", "measuring"
        session.save()
        for page, asked in addresses.items():
            client.get(asked[0])
            answers = [timed(partial(client.get, path)) for path in asked]
            assert {answer.status_code for _, answer in answers} <= {200, 404}, page
            took = [seconds * 1000 for seconds, _ in answers]
            yield Figure(f"page of {page}, sees {login}", middle(took), "ms")
            yield Figure(f"page of {page}, 95th percentile, sees {login}", late(took), "ms", bar="<= 150")
