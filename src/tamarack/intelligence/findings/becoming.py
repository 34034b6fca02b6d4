"""What an accepted finding becomes: statements that cite its exact words. Pure."""

from __future__ import annotations

from tamarack.intelligence.claims.statement import Statement, value_key
from tamarack.intelligence.findings.kinds import KINDS
from tamarack.intelligence.vocabulary import vocabulary
from tamarack.intelligence.vocabulary.normalising import normal

#: Kinds that belong to something else, and what is made for them when an officer accepts them alone.
_OWN_THING = {"money": ("Payment", "amount"), "date": ("Event", "date")}
#: The property of another thing that a finding of this kind goes to when an officer links it.
_ON_OTHERS = {
    "telephone": ("phone",),
    "email": ("email",),
    "url": ("website", "sourceUrl"),
    "passport": ("passportNumber", "idNumber"),
    "document": ("idNumber", "registrationNumber"),
    "plate": ("registrationNumber",),
    "money": ("amount", "price"),
    "date": ("date", "startDate", "birthDate"),
    "coordinates": ("coordinates",),
    "iban": ("iban", "accountNumber"),
}
#: What the first letter of a zone's document code stands for (ICAO 9303-4 § 4.2.2, 9303-7 § 4.2.2).
_DOCUMENTS = {"P": "Passport", "V": "Visa"}


def made_of(kind: str) -> tuple[str, str]:
    """The schema and property that a finding of this kind becomes by itself."""
    if kind in _OWN_THING:
        return _OWN_THING[kind]
    known = KINDS[kind]
    return known.schema, known.property


def stored_as(kind: str, value: str) -> str:
    """How the claims of an accepted finding write this value: what a look-up among claims asks for."""
    schema, name = made_of(kind)
    return normal(vocabulary().property_of(schema, name).type, value)


def accepted(kind: str, value: str, start: int, end: int, fields: dict[str, str]) -> list[Statement]:
    """The statements of a finding accepted as a thing of its own; the first is about that thing."""
    schema, name = made_of(kind)
    if kind == "mrz":
        return _document_and_holder(start, end, fields)
    return [Statement(_key(schema, name, value), schema, name, value, start=start, end=end)]


def linked(
    kind: str, value: str, start: int, end: int, entity: int, schema: str, said_as: str = ""
) -> Statement:
    """The statement of a finding that an officer ties to a known entity of that schema."""
    declared = vocabulary().schema(schema).properties
    own_schema, own = ("", said_as) if kind not in KINDS else made_of(kind)
    wanted = (said_as, own if own_schema == schema else "", *_ON_OTHERS.get(kind, ()), "name", "notes")
    chosen = next(name for name in wanted if name and name in declared)
    return Statement(f"id:{entity}", schema, chosen, value, start=start, end=end)


def _key(schema: str, name: str, value: str) -> str:
    declared = vocabulary().schema(schema)
    if tuple(declared.identified_by) == (name,):
        written = normal(declared.properties[name].type, value)
        if written:
            return value_key(schema, written)
    return f"new:{schema}"


def _document_and_holder(start: int, end: int, fields: dict[str, str]) -> list[Statement]:
    """The document and the person that a machine-readable zone names; cut short, it may name neither."""
    number, issuer = fields.get("number", ""), fields.get("issuer", "")
    schema = _DOCUMENTS.get(fields.get("document_code", "P")[:1], "Identification")
    passport = (
        value_key(schema, normal("country", issuer) or issuer, normal("identifier", number) or number)
        if number and issuer
        else f"new:{schema}"
    )
    document = {
        "number": number,
        "country": issuer,
        "type": fields.get("document_code", ""),
        "endDate": fields.get("expiry_date", ""),
    }
    full = " ".join(part for part in (fields.get("given_names", ""), fields.get("surname", "")) if part)
    holder = {
        "name": full,
        "birthDate": fields.get("birth_date", ""),
        "gender": fields.get("sex", ""),
        "nationality": fields.get("nationality", ""),
    }
    said = [
        Statement(passport, schema, name, value, start=start, end=end)
        for name, value in document.items()
        if value
    ]
    if full:
        said += [
            Statement("new:holder", "Person", name, value, start=start, end=end)
            for name, value in holder.items()
            if value
        ]
        said.append(Statement(passport, schema, "holder", full, target="new:holder", start=start, end=end))
    return said
