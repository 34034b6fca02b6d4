"""Every table of marked rows, found in the catalogue: it is guarded, and it fails closed."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors, sql

from tamarack.trust.markings.marking import Purpose
from tamarack.trust.markings.portion import parse, render
from tests.ground.catalogue import columns, marked_tables, tables
from tests.ground.mixture import WORDS, Mixture
from tests.ground.pointing import administered, pointed_at, signed_in
from tests.ground.sights import bits_of, markings_seen, sealed, see

APP, ENGINE, OWNER, KEEPER = "tamarack_app", "tamarack_engine", "tamarack_owner", "tamarack_keeper"
#: Rows of these may be changed, inside the viewer's sight: the state of an intake moves.
CHANGES = {"intelligence_intake"}
#: Rows of these the keeper may take away, and sees, while the disposal to which they belong is carried out.
GOING = {
    "intelligence_report",
    "intelligence_claim",
    "intelligence_withdrawal",
    "intelligence_retraction",
    "intelligence_decision",
    "intelligence_intake",
    "intelligence_reject",
}
#: What else the keeper does with the tables of retention; it reads all of them.
RETAINING = {
    "trust_hold": {"DELETE"},
    "trust_holdlift": {"DELETE"},
    "trust_disposal": set(),
    "trust_disposalitem": {"DELETE"},
    "trust_disposalanswer": {"UPDATE"},
    "trust_tombstone": {"INSERT"},
}
#: The application does not add to these.
NOT_ADDED = {"trust_tombstone"}
#: What the keeper holds against the log: it reads them, and does nothing else with them.
VERIFIED = {"trust_exhibit", "trust_handover", "trust_handover_answer"}
#: Tables whose rows carry no marking, each with why that is right. A new table is marked, or stands here.
UNMARKED = {
    "account_emailaddress": "allauth's, about accounts",
    "account_emailconfirmation": "allauth's, about accounts",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's, unused",
    "django_content_type": "Django's own",
    "django_migrations": "Django's own",
    "intelligence_grade": "interned grades: a scheme and its codes",
    "intelligence_name_token": "parts of names: the application may not read it",
    "jobs_job": "names its work by identifier; queries ask for the owner's own",
    "mfa_authenticator": "second factors of accounts; secrets are sealed",
    "procrastinate_events": "the queue's own: when a task was done",
    "procrastinate_jobs": "the queue's own: identifiers, the stated reason of whoever asked",
    "procrastinate_periodic_defers": "the queue's own",
    "procrastinate_workers": "the queue's own",
    "socialaccount_socialaccount": "which identity of the agency's provider is whose account",
    "socialaccount_socialapp": "allauth's, unused: the provider is configured by settings",
    "socialaccount_socialtoken": "allauth's, unused: no token is kept",
    "trust_agency": "the programme's agencies",
    "trust_attempt": "keyed digests of who tried to sign in, and when",
    "trust_disposedevent": "the application may not read it: emptied events by their tombstones",
    "trust_erasure": "the application may not read it: digests whose bytes are still to go",
    "trust_checkpoint": "how long the log was and its root",
    "trust_declaredrelative": "an officer's own words about relatives; its policy shows them and who watches",
    "trust_declaredrelativeend": "when a declaration ended; shown as the declaration is",
    "trust_event": "the application may not read it; its function shows what an event names by marking",
    "trust_glass": "who broke the glass and why; its policy shows them and who watches over them",
    "trust_glassend": "when a glass was closed; shown as the glass is",
    "trust_grant": "accounts: what is asked for whom",
    "trust_grantanswer": "accounts",
    "trust_grantend": "accounts",
    "trust_leaf": "the hashes of the log",
    "trust_marking": "interned markings; no page lists them",
    "trust_notice": "the application may not read it; its function names what the receiver may see",
    "trust_noticeseen": "the application may not read it: which notices were read",
    "trust_officer": "accounts",
    "trust_opensession": "whose session it is and its stated purpose; read by a digest of its key",
    "trust_original": "digests, size and time; the bytes are decided on by report or exhibit",
    "trust_review": "what reviewers said; its policy shows it to who watches, never to whom it is about",
    "trust_seal": "read by one function only",
    "trust_shipment": "checkpoints that left",
    "trust_subtree": "the hashes of the log",
    "trust_unit": "the programme's units",
    "trust_waiting": "the application may not read it: events that have no leaf yet",
}


@pytest.fixture(scope="module")
def admin(mixed: Mixture) -> Iterator[psycopg.Connection]:
    with administered(mixed.database) as connection:
        yield connection


@pytest.fixture
def app(mixed: Mixture) -> Iterator[psycopg.Connection]:
    with signed_in("app", mixed.database) as connection:
        yield connection


@pytest.fixture
def bits(mixed: Mixture, django_db_blocker: object) -> dict[str, bytes]:
    with django_db_blocker.unblock(), pointed_at(mixed.database):  # type: ignore[attr-defined]
        return {login: bits_of(officer, Purpose.INTELLIGENCE) for login, officer in mixed.people.items()}


def _count(connection: psycopg.Connection, table: str) -> int:
    found = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    assert found is not None
    return int(found[0])


def _refused(connection: psycopg.Connection, table: str, *, setting: str | None) -> None:
    """With that setting, reading is refused, in an ordinary query and in one that needs no rows."""
    for query in (
        "SELECT * FROM {}",
        "SELECT count(*) FROM {}",
        "SELECT 1 FROM {} LIMIT 1",
        "COPY {} TO STDOUT",
    ):
        with pytest.raises(errors.InsufficientPrivilege), connection.transaction():
            if setting is not None:
                see(connection, setting)
            statement = sql.SQL(query).format(sql.Identifier(table))
            if query.startswith("COPY"):
                with connection.cursor().copy(statement) as copy:
                    list(copy)
            else:
                connection.execute(statement).fetchall()


def test_a_table_is_marked_or_listed_with_the_reason_why_not(admin: psycopg.Connection) -> None:
    assert set(tables(admin)) - set(marked_tables(admin)) == set(UNMARKED)


def test_there_are_marked_tables_and_all_hold_rows(admin: psycopg.Connection) -> None:
    counts = {table: _count(admin, table) for table in marked_tables(admin)}
    assert all(counts.values())
    assert {"intelligence_report", "intelligence_claim", "intelligence_source"} <= set(counts)


def test_policies_are_enabled_and_forced(admin: psycopg.Connection) -> None:
    for table in marked_tables(admin):
        found = admin.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table]
        ).fetchone()
        assert found == (True, True), table


def test_policies_say_what_the_application_sees_adds_and_changes(admin: psycopg.Connection) -> None:
    for table in marked_tables(admin):
        policies = {
            (command, roles[0]): (using, check)
            for command, roles, using, check in admin.execute(
                "SELECT cmd, roles::text[], qual, with_check FROM pg_policies WHERE tablename = %s", [table]
            )
        }
        expected = {("SELECT", APP), ("INSERT", APP), ("SELECT", ENGINE)}
        expected -= {("INSERT", APP)} if table in NOT_ADDED else set()
        expected |= {("UPDATE", APP)} if table in CHANGES else set()
        expected |= {("SELECT", KEEPER), ("DELETE", KEEPER)} if table in GOING else set()
        expected |= {("SELECT", KEEPER)} if table in VERIFIED else set()
        expected |= (
            {(right, KEEPER) for right in {"SELECT", *RETAINING.get(table, ())}}
            if table in RETAINING
            else set()
        )
        assert set(policies) == expected, table
        for (command, role), conditions in policies.items():
            if role == APP:
                assert any(conditions), (table, command)
                assert all("tamarack_sight()" in said for said in conditions if said), (table, command)
            if (role == KEEPER and command != "SELECT") or (role == KEEPER and table in GOING):
                assert any("_going" in said or "tamarack_confirmed" in said for said in conditions if said), (
                    table
                )


def test_rows_are_only_added(admin: psycopg.Connection) -> None:
    for table in marked_tables(admin):
        for right in ("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"):
            allowed = table in CHANGES and right == "UPDATE"
            for role in (APP, ENGINE):
                found = admin.execute(
                    "SELECT has_table_privilege(%s, %s, %s)", [role, table, right]
                ).fetchone()
                assert found == (allowed and role == APP,), (table, right, role)
            found = admin.execute("SELECT has_table_privilege(%s, %s, %s)", [KEEPER, table, right]).fetchone()
            deletes = table in GOING or "DELETE" in RETAINING.get(table, ())
            assert found == (deletes and right == "DELETE",), (table, right)


def test_the_application_owns_nothing_and_passes_no_policy(admin: psycopg.Connection) -> None:
    owned = admin.execute(
        "SELECT (SELECT count(*) FROM pg_class WHERE relowner = r.oid AND relpersistence <> 't'),"
        " (SELECT count(*) FROM pg_proc WHERE proowner = r.oid),"
        " rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
        " FROM pg_roles AS r WHERE rolname = %s",
        [APP],
    ).fetchone()
    assert owned == (0, 0, False, False, False, False)
    assert admin.execute(
        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'tamarack%%' AND (rolsuper OR rolbypassrls)"
    ).fetchone() == (0,)
    assert admin.execute(
        "SELECT count(*) FROM pg_auth_members AS m JOIN pg_roles AS r ON r.oid = m.member"
        " WHERE r.rolname = %s",
        [APP],
    ).fetchone() == (0,)


def test_nobody_looking_is_an_error(app: psycopg.Connection, admin: psycopg.Connection) -> None:
    for table in marked_tables(admin):
        _refused(app, table, setting=None)
        _refused(app, table, setting="")


@pytest.mark.parametrize(
    "setting",
    [
        "\\x" + "ff" * 8224,  # all bits set, and a seal of ones
        "\\x" + "00" * 32 + "ff" * 8192,
        "\\x" + "ff" * 16,  # shorter than a seal
        "\\x" + "00" * 32,  # an empty bitmap that nobody sealed
        "\\x",
        "nonsense",
    ],
)
def test_a_forged_sight_is_an_error(app: psycopg.Connection, admin: psycopg.Connection, setting: str) -> None:
    for table in marked_tables(admin):
        _refused(app, table, setting=setting)


def test_a_true_seal_over_other_bits_is_an_error(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    for table in marked_tables(admin):
        with pytest.raises(errors.InsufficientPrivilege), app.transaction():
            given = bytearray.fromhex(sealed(app, bits["uncleared"])[2:])
            given[-1] ^= 0x80  # whatever bit stands there, the other one
            see(app, "\\x" + given.hex())
            _count(app, table)


def test_each_sees_the_rows_of_their_markings_and_no_other(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    for table in marked_tables(admin):
        for login, one in bits.items():
            expected = admin.execute(
                sql.SQL("SELECT count(*) FROM {} WHERE marking_id = ANY(%s)").format(sql.Identifier(table)),
                [sorted(markings_seen(one))],
            ).fetchone()
            with app.transaction():
                see(app, sealed(app, one))
                assert (_count(app, table),) == expected, (table, login)


def test_a_short_bitmap_sees_less_and_breaks_nothing(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    for table in marked_tables(admin):
        with app.transaction():
            see(app, sealed(app, b""))
            assert _count(app, table) == 0
            see(app, sealed(app, bits["all-seeing"][:1]))
            short = _count(app, table)
        expected = admin.execute(
            sql.SQL("SELECT count(*) FROM {} WHERE marking_id = ANY(%s)").format(sql.Identifier(table)),
            [sorted(markings_seen(bits["all-seeing"][:1]))],
        ).fetchone()
        assert (short,) == expected


def test_an_administrator_of_the_platform_sees_no_rows(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    assert bits["administrator"] == b""
    for table in marked_tables(admin):
        with app.transaction():
            see(app, sealed(app, bits["administrator"]))
            assert _count(app, table) == 0, table


def test_the_owner_of_the_tables_sees_no_rows(mixed: Mixture, admin: psycopg.Connection) -> None:
    with signed_in("owner", mixed.database) as owner:
        for table in marked_tables(admin):
            assert _count(owner, table) == 0, table


def test_a_row_above_sight_is_not_added(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    hidden = max(markings_seen(bits["all-seeing"]) - markings_seen(bits["uncleared"]))
    for table in set(marked_tables(admin)) - NOT_ADDED:
        names = [name for name in columns(admin, table) if name != "words"]
        row = admin.execute(
            sql.SQL("SELECT {} FROM {} WHERE marking_id = %s LIMIT 1").format(
                sql.SQL(", ").join(map(sql.Identifier, names)), sql.Identifier(table)
            ),
            [hidden],
        ).fetchone()
        if row is None:
            continue
        # Taken from the table itself: without the policy this would be a duplicate key, never a denial.
        nulls = sql.SQL(", ").join(
            sql.SQL("%s") if name == "marking_id" else sql.SQL("NULL") for name in names
        )
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), app.transaction():
            see(app, sealed(app, bits["uncleared"]))
            app.execute(
                sql.SQL("INSERT INTO {} ({}) SELECT {}").format(
                    sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)), nulls
                ),
                [hidden],
            )


def test_copy_into_a_marked_table_is_refused(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    for table in set(marked_tables(admin)) - NOT_ADDED:
        with pytest.raises(errors.FeatureNotSupported, match="row-level security"), app.transaction():
            see(app, sealed(app, bits["all-seeing"]))
            with app.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))):
                pass


def test_copy_out_gives_what_the_viewer_sees(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    numbers = dict(admin.execute("SELECT text, id FROM trust_marking").fetchall())
    seen = markings_seen(bits["uncleared"])
    hidden = [word.encode() for marking, word in WORDS.items() if numbers[render(parse(marking))] not in seen]
    assert hidden
    for table in marked_tables(admin):
        with app.transaction():
            see(app, sealed(app, bits["uncleared"]))
            with app.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
                written = b"".join(bytes(piece) for piece in copy)
        assert not any(word in written for word in hidden), table


def test_the_view_of_what_stands_has_no_rights_of_its_own(
    app: psycopg.Connection, admin: psycopg.Connection, bits: dict[str, bytes]
) -> None:
    views = [
        name
        for (name,) in admin.execute(
            "SELECT relname::text FROM pg_class WHERE relkind IN ('v', 'm')"
            " AND relnamespace = 'public'::regnamespace"
        )
    ]
    assert "intelligence_live_claim" in views
    for view in views:
        options = admin.execute(
            "SELECT relkind, reloptions FROM pg_class WHERE oid = %s::regclass", [view]
        ).fetchone()
        assert options is not None
        assert options[0] == b"v" or options[0] == "v", view
        assert "security_invoker=true" in (options[1] or []), view
    for statement in ("UPDATE intelligence_live_claim SET value = ''", "DELETE FROM intelligence_live_claim"):
        with pytest.raises(errors.Error), app.transaction():
            see(app, sealed(app, bits["all-seeing"]))
            app.execute(statement)


def test_functions_are_called_by_those_they_were_given_to(admin: psycopg.Connection) -> None:
    """Every function of ours that runs with another's rights: who may call it, and as whom it runs."""
    found = {
        name: (owner, callers)
        for name, owner, callers in admin.execute(
            "SELECT p.proname::text, pg_get_userbyid(p.proowner)::text,"
            " ARRAY(SELECT r::text FROM unnest(%s::text[]) AS r"
            " WHERE has_function_privilege(r, p.oid, 'EXECUTE'))"
            " FROM pg_proc AS p WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace",
            [[APP, OWNER]],
        )
    }
    assert found == {
        "tamarack_looking": (OWNER, [OWNER]),
        "tamarack_sight": (OWNER, [APP, OWNER]),
        "tamarack_officer": (OWNER, [APP, OWNER]),
        "tamarack_role_of": (OWNER, [APP, OWNER]),
        "tamarack_founding": (OWNER, [APP, OWNER]),
        "tamarack_may_ask": (OWNER, [APP, OWNER]),
        "tamarack_may_answer": (OWNER, [APP, OWNER]),
        "tamarack_may_end": (OWNER, [APP, OWNER]),
        "tamarack_move": (OWNER, [APP, OWNER]),
        "tamarack_close": (OWNER, [APP, OWNER]),
        "tamarack_open_glass": (OWNER, [APP, OWNER]),
        "tamarack_tell": (KEEPER, [APP]),
        "tamarack_notices": (KEEPER, [APP]),
        "tamarack_notices_seen": (KEEPER, [APP]),
        "tamarack_note": (KEEPER, [APP]),
        "tamarack_whose": (KEEPER, [APP]),
        "tamarack_log": (KEEPER, [APP]),
        "tamarack_event": (KEEPER, [APP]),
        "tamarack_keeps_records": (OWNER, [APP, OWNER]),
        "tamarack_last_use": (KEEPER, [APP]),
        "tamarack_confirmed": (KEEPER, []),
        "tamarack_held": (KEEPER, []),
        "tamarack_going": (KEEPER, []),
        "intelligence_going_intakes": (ENGINE, []),
        "intelligence_going_named": (ENGINE, []),
        "intelligence_forget_names": (ENGINE, []),
        "search_names": (ENGINE, [APP]),
        "search_written": (ENGINE, [APP]),
        "search_numbers": (ENGINE, [APP]),
        "search_reports": (ENGINE, [APP]),
        "search_near_tokens": (ENGINE, []),
    }
