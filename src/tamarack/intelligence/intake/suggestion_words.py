# ruff: noqa: E501 - a pattern is read as one line
"""What columns are called, in English and French: patterns over folded names (lower case, no accents)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkWords:
    """How a list of links of one kind is recognised. `sign` must be there too, when it is not ""."""

    name: str
    schema: str
    ends: tuple[str, str]
    links: tuple[str, str]
    source: str
    target: str
    sign: str
    key: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """How a table of persons is recognised: by one property of `enough`."""

    properties: Mapping[str, str]
    enough: frozenset[str]
    key: str
    passport: str
    phone: str


def of_kind(words: Mapping[str, str], pattern: str) -> str:
    """The first column whose folded name is wholly what `pattern` says; "" when none is."""
    wanted = re.compile(f"(?:{pattern})")
    return next((name for name, folded in words.items() if wanted.fullmatch(folded)), "")


_WHEN = r"date|day|jour|when|quand|date heure|datetime|timestamp|start|debut|(call|appel|payment|transaction|event) date|date (de l )?(appel|paiement|transaction|operation)"
_UNTIL = r"end|fin|end date|date de fin|tie end year"

LINKS: tuple[LinkWords, ...] = (
    LinkWords(
        name="call",
        schema="Call",
        ends=("caller", "receiver"),
        links=("caller", "receiver"),
        source=r"caller|calling|a number|caller number|calling number|appelant|numero appelant|msisdn a|emetteur",
        target=r"receiver|called|callee|b number|called number|receiver number|appele|numero appele|msisdn b|destinataire",
        sign="",
        key=r"call id|id appel",
        properties={"date": _WHEN, "endDate": _UNTIL, "duration": r"duration|duree|seconds|secondes", "summary": r"count|calls|weight|nombre|appels"},
    ),
    LinkWords(
        name="payment",
        schema="Payment",
        ends=("payer", "beneficiary"),
        links=("payer", "beneficiary"),
        source=r"payer|sender|from|source|payeur|expediteur|donneur d ?ordre|debtor|account id|de",
        target=r"beneficiary|payee|receiver|to|target|beneficiaire|destinataire|creditor|counter party account num|a|vers",
        sign=r"amount|montant|sum|somme|value|valeur|txn amount orig|amount cad",
        key=r"(transaction|payment|txn|transfer) ?(id|no|number)|reference|numero de (transaction|paiement)",
        properties={"date": _WHEN, "amount": r"amount|montant|sum|somme|value|valeur|txn amount orig|amount cad", "currency": r"currency|devise|monnaie", "purpose": r"purpose|motif|objet|memo|details", "method": r"method|mode|type|txn source type code|moyen"},
    ),
    LinkWords(
        name="tie",
        schema="UnknownLink",
        ends=("one", "other"),
        links=("subject", "object"),
        source=r"source|from|person a|person 1|de|personne a|personne 1|node 1|origin",
        target=r"target|to|person b|person 2|vers|a|personne b|personne 2|node 2|destination",
        sign="",
        key=r"tie id|link id|edge id",
        properties={"role": r"relation|relationship|type|tie|lien|nature", "date": _WHEN, "startDate": r"tie year|since|depuis|start year", "endDate": _UNTIL, "summary": r"weight|count|nombre|poids"},
    ),
)  # fmt: skip

PEOPLE = PeopleWords(
    properties={
        "name": r"(full )?name|full|nom complet|nom et prenoms?|person|personne|name in full",
        "firstName": r"first names?|given names?|given|forenames?|prenoms?",
        "middleName": r"middle names?|deuxieme prenom",
        "lastName": r"(last|family|sur) ?names?|family|surname|nom( de famille)?|patronyme",
        "alias": r"alias(es)?|aka|also known as|alias connus?|dit|native",
        "birthDate": r"(date of )?birth( ?date)?|dob|born|birth day|ne ?(e )?le|nee?|naissance|date (de )?naissance|ddn",
        "birthPlace": r"(place of birth|birth ?place|pob|lieu de naissance|ne a)",
        "birthCountry": r"country of birth|birth ?country|pays de naissance",
        "gender": r"sex|gender|sexe|genre",
        "nationality": r"nationality|nationalities|citizenship|nationalite|citoyennete",
        "idNumber": r"national id( ?(no|number|card))?|id ?(no|number|card)|identity number|numero (d ?)?identite|nin|cin|cnic",
        "uci": r"uci|iuc|client id",
        "address": r"(home )?address|adresse|residence|postcode( fake)?|code postal",
        "email": r"e ?mails?|e-?mail address(es)?|courriel|adresse courriel",
        "profession": r"occupation|profession|job|metier|emploi",
        "notes": r"notes?|remarks?|comments?|remarques?|observations?",
    },
    enough=frozenset(["name", "lastName", "firstName", "birthDate"]),
    key=r"(unique|person|record|subject|row|file|dossier)? ?(id|key|no|number|ref|reference)|rec id|uid|numero( de dossier)?|identifiant",
    passport=r"passport( ?(no|number))?|passeport|(numero|no|n) (de |du )?passeport|doc no|document number",
    phone=r"(tele)?phones?( ?(no|number))?|mobile|cell|cellulaire|telephone|numero de telephone|tel|gsm",
)
