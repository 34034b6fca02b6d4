"""The roles that people hold, and what each may do. Pure.

A role opens rooms and verbs; it never widens what a person may see. The administrator keeps the
system and sees no claims.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A person's role in the programme."""

    ANALYST = "analyst"
    INVESTIGATOR = "investigator"
    DOCUMENT_EXAMINER = "document_examiner"
    ENFORCEMENT_OFFICER = "enforcement_officer"
    LIAISON = "liaison"
    UNIT_SUPERVISOR = "unit_supervisor"
    PROGRAMME_MANAGER = "programme_manager"
    SPECIAL_INVESTIGATOR = "special_investigator"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Verb(StrEnum):
    """Something a role may or may not do."""

    READ = "read"
    TAKE_IN = "take-in"
    RECORD = "record"
    WITHDRAW = "withdraw"
    KEEP_SOURCES = "keep-sources"
    KEEP_EXHIBITS = "keep-exhibits"
    KEEP_PEOPLE = "keep-people"
    ASK_ACCESS = "ask-access"
    READ_LOG = "read-log"
    REVIEW_UNIT = "review-unit"
    KEEP_RECORDS = "keep-records"
    READ_RETENTION = "read-retention"


_CASEWORK = frozenset({Verb.READ, Verb.TAKE_IN, Verb.RECORD, Verb.KEEP_SOURCES, Verb.KEEP_EXHIBITS})
_RECORDS = frozenset({Verb.KEEP_RECORDS, Verb.READ_RETENTION})

PERMITTED: dict[Role, frozenset[Verb]] = {
    Role.ANALYST: _CASEWORK | {Verb.WITHDRAW},
    Role.INVESTIGATOR: _CASEWORK | {Verb.WITHDRAW},
    Role.DOCUMENT_EXAMINER: _CASEWORK,
    Role.ENFORCEMENT_OFFICER: _CASEWORK,
    Role.LIAISON: _CASEWORK | {Verb.WITHDRAW},
    Role.UNIT_SUPERVISOR: _CASEWORK | _RECORDS | {Verb.WITHDRAW, Verb.ASK_ACCESS, Verb.REVIEW_UNIT},
    Role.PROGRAMME_MANAGER: _RECORDS | {Verb.READ},
    Role.SPECIAL_INVESTIGATOR: _CASEWORK | {Verb.WITHDRAW, Verb.READ_LOG},
    Role.AUDITOR: frozenset({Verb.READ, Verb.READ_LOG, Verb.READ_RETENTION}),
    Role.ADMINISTRATOR: frozenset({Verb.KEEP_PEOPLE, Verb.ASK_ACCESS}),
}
