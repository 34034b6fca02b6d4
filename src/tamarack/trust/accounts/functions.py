"""What the database itself asks of a grant, whatever text reaches it.

The application signs who is looking (`tamarack_officer()`), so a query can't ask, confirm or end in somebody
else's name; and a grant is nothing without the answer of a second person who keeps accounts.
"""

from __future__ import annotations

from tamarack.store.roles import APP, ENGINE, KEEPER

_HEAD = "STABLE SECURITY DEFINER SET search_path = public, pg_temp"

HOLDING = f"""
CREATE VIEW trust_held WITH (security_invoker = true) AS
SELECT g.id, g.officer_id, g.kind, g.value, a.at AS confirmed, g.until
FROM trust_grant AS g JOIN trust_grantanswer AS a ON a.grant_id = g.id
WHERE a.confirmed AND NOT EXISTS (SELECT FROM trust_grantend AS e WHERE e.grant_id = g.id);

CREATE FUNCTION tamarack_role_of(officer bigint, moment timestamptz DEFAULT now()) RETURNS text
LANGUAGE sql {_HEAD}
RETURN (SELECT value FROM trust_held WHERE officer_id = officer AND kind = 'role' AND until > moment
        ORDER BY confirmed DESC LIMIT 1);

CREATE FUNCTION tamarack_founding() RETURNS boolean
LANGUAGE sql {_HEAD}
RETURN (SELECT count(DISTINCT officer_id) < 2 FROM trust_held
        WHERE kind = 'role' AND value = 'administrator' AND until > now());

CREATE FUNCTION tamarack_may_ask(wanted bigint) RETURNS boolean
LANGUAGE sql {_HEAD}
RETURN wanted <> tamarack_officer() AND (
    tamarack_officer() = 0 OR tamarack_role_of(tamarack_officer()) IN ('administrator', 'unit_supervisor'));

CREATE FUNCTION tamarack_may_answer(asked bigint) RETURNS boolean
LANGUAGE sql {_HEAD}
RETURN EXISTS (
    SELECT FROM trust_grant AS g WHERE g.id = asked AND CASE WHEN tamarack_officer() = 0
        THEN g.kind = 'role' AND g.value = 'administrator' AND tamarack_founding()
        ELSE tamarack_officer() NOT IN (g.officer_id, coalesce(g.asked_by_id, 0))
             AND tamarack_role_of(tamarack_officer()) = 'administrator' END);

CREATE FUNCTION tamarack_may_end() RETURNS boolean
LANGUAGE sql {_HEAD}
RETURN tamarack_officer() = 0
    OR tamarack_role_of(tamarack_officer()) IN ('administrator', 'unit_supervisor');
"""

_OWN = ("tamarack_role_of(bigint, timestamptz)", "tamarack_founding()", "tamarack_may_ask(bigint)",
        "tamarack_may_answer(bigint)", "tamarack_may_end()")  # fmt: skip
_CALLED = "".join(
    f"REVOKE ALL ON FUNCTION {one} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {one} TO {APP}, {ENGINE}, {KEEPER};"
    for one in _OWN
)
_ASKER = "coalesce(asked_by_id, 0) = (SELECT tamarack_officer()) AND tamarack_may_ask(officer_id)"
_ANSWERER = "coalesce(by_id, 0) = (SELECT tamarack_officer()) AND tamarack_may_answer(grant_id)"
_ENDER = "coalesce(by_id, 0) = (SELECT tamarack_officer()) AND tamarack_may_end()"


def _guarded(table: str, added: str) -> str:
    # Not forced for their owner, whose functions and foreign keys read them.
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON {table} FOR SELECT TO {APP}, {ENGINE}, {KEEPER} USING (true);
CREATE POLICY added ON {table} FOR INSERT TO {APP} WITH CHECK ({added});
REVOKE UPDATE, DELETE ON {table} FROM {APP};
GRANT SELECT ON {table} TO {KEEPER};
"""


GRANTED = (
    _CALLED
    + _guarded("trust_grant", _ASKER)
    + _guarded("trust_grantanswer", _ANSWERER)
    + _guarded("trust_grantend", _ENDER)
    + f"REVOKE INSERT, UPDATE, DELETE ON trust_held FROM {APP};"
    + f"GRANT SELECT ON trust_held TO {KEEPER};"
    + f"GRANT SELECT ON trust_grant, trust_grantanswer, trust_grantend TO {ENGINE};"
)

#: Where somebody works and which citizenship they have decides what they may see: the server's keeper alone
#: changes it, and closes or opens an account besides administrators. The rest of an account is its owner's.
ACCOUNTS = f"""
CREATE FUNCTION tamarack_move(who bigint, name text, unit text, agency text, citizen text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF tamarack_officer() <> 0 THEN
        RAISE EXCEPTION 'only from the server' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE trust_officer SET full_name = name, unit_id = unit, agency_id = agency, citizenship = citizen
    WHERE id = who;
END $$;
CREATE FUNCTION tamarack_close(who bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT tamarack_may_end() OR who = tamarack_officer() THEN
        RAISE EXCEPTION 'not this person' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE trust_officer SET is_active = false WHERE id = who;
END $$;
REVOKE ALL ON FUNCTION tamarack_move(bigint, text, text, text, text), tamarack_close(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tamarack_move(bigint, text, text, text, text), tamarack_close(bigint) TO {APP};
REVOKE UPDATE, DELETE ON trust_officer FROM {APP};
GRANT UPDATE (password, last_login, language, email) ON trust_officer TO {APP};
GRANT SELECT ON trust_officer, trust_unit TO {KEEPER};
"""
