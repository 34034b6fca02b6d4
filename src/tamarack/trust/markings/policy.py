"""Row-level security for tables of marked rows, as migrations write it.

Measured on 5 M claims: a test of one bit costs 2–20 %; a list of ids in the policy 90 %.
The sub-select is evaluated once per table and statement; `tamarack_sight()` checks the seal and pads with
zeros, from a constant: making them anew each time took 29 µs of its 35.
"""

from __future__ import annotations

from django.db import migrations

from tamarack.store.roles import APP, ENGINE, KEEPER
from tamarack.trust.markings.sight import MOST_MARKINGS

LOOKING = """
CREATE FUNCTION tamarack_looking() RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
DECLARE
    sealed bytea := nullif(current_setting('tamarack.visible', true), '')::bytea;
    look bytea := substring(sealed from 33); -- who, in 8 bytes, and the bits of their sight
    -- for this transaction only
    given bytea := int8send((extract(epoch FROM now()) * 1000000)::bigint) || look;
    halves record;
BEGIN
    IF sealed IS NULL THEN
        RAISE EXCEPTION 'nobody is looking' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT inner_half, outer_half INTO halves FROM (
        SELECT "inner" AS inner_half, "outer" AS outer_half FROM trust_seal) AS kept;
    IF halves.inner_half IS NULL OR length(look) < 8
       OR substring(sealed for 32) <> sha256(halves.outer_half || sha256(halves.inner_half || given)) THEN
        RAISE EXCEPTION 'this sight was not given' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN look;
END $$;
CREATE FUNCTION tamarack_sight() RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp AS $$
DECLARE bits bytea := substring(tamarack_looking() from 9);
BEGIN
    RETURN bits || substring({zeros} FROM length(bits) + 1);
END $$;
CREATE FUNCTION tamarack_officer() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = public, pg_temp
RETURN ('x' || encode(substring(tamarack_looking() for 8), 'hex'))::bit(64)::bigint;
REVOKE ALL ON FUNCTION tamarack_looking(), tamarack_sight(), tamarack_officer() FROM PUBLIC;
""".replace("{zeros}", f"'\\x{'00' * (MOST_MARKINGS // 8)}'::bytea")
GRANT_LOOKING = (
    f"GRANT EXECUTE ON FUNCTION tamarack_sight(), tamarack_officer() TO {APP}, {ENGINE}, {KEEPER};"
)


def sees(column: str = "marking_id") -> str:
    """The condition under which the present viewer sees a row.

    `<> 0` and not `= 1`: PostgreSQL takes the first to keep nearly all rows and the second to keep one in
    two hundred, and plans a join for one row that then gets thousands.
    """
    return f"get_bit((SELECT tamarack_sight()), {column}) <> 0"


def marked(table: str, *, changes: bool = False, added: str = "true") -> migrations.RunSQL:
    """The policy of a table of marked rows: the application sees and adds what the viewer may see,
    the engine's functions read, nobody else sees anything. Rows are only added unless `changes`, and only
    those of which `added` holds as well."""
    check = sees() if added == "true" else f"{sees()} AND {added}"
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY seen ON {table} FOR SELECT TO {APP} USING ({sees()})",
        f"CREATE POLICY added ON {table} FOR INSERT TO {APP} WITH CHECK ({check})",
        f"CREATE POLICY searched ON {table} FOR SELECT TO {ENGINE} USING (true)",
        f"GRANT SELECT ON {table} TO {ENGINE}",
        f"REVOKE UPDATE, DELETE ON {table} FROM {APP}",
    ]
    if changes:
        statements += [
            f"CREATE POLICY changed ON {table} FOR UPDATE TO {APP} USING ({sees()}) WITH CHECK ({sees()})",
            f"GRANT UPDATE ON {table} TO {APP}",
        ]
    return migrations.RunSQL(";\n".join(statements), migrations.RunSQL.noop)


def only_added(table: str, *, read: bool = True) -> migrations.RunSQL:
    """An unmarked table whose rows are never changed or removed by the application."""
    rights = "UPDATE, DELETE" if read else "SELECT, UPDATE, DELETE"
    return migrations.RunSQL(f"REVOKE {rights} ON {table} FROM {APP}", migrations.RunSQL.noop)
