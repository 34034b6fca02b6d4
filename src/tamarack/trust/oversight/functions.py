"""What the database itself asks of oversight, whatever text reaches it.

Nobody breaks a glass, declares or reviews in another's name; nobody reads a review of themselves; and who is
told of what is found, and read, through functions of the keeper's.
"""

from __future__ import annotations

from tamarack.store.roles import APP, KEEPER

_DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp"
_ME = "(SELECT tamarack_officer())"
_MINE_TO_WATCH = (
    "((SELECT tamarack_whose(tamarack_officer())) IS NULL"
    " OR {who} = ANY ((SELECT tamarack_whose(tamarack_officer()))::bigint[]))"
)
_LONGEST = "interval '1 hour'"  # policy says how long; beyond this the database asks no policy

#: Whose record it is: who first handed it in or recorded it.
_OWNING = r"(^|\.)(hand-in|take-in|record|add)$"
_NEW_ID = (
    "('x' || left(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint & 9223372036854775807"
)

GLASS = f"""
CREATE FUNCTION tamarack_open_glass(who bigint)
RETURNS TABLE (id bigint, ground text, reason text, at timestamptz, until timestamptz)
LANGUAGE sql STABLE {_DEFINER} AS $$ -- asked before anybody looks: it decides what they will see
    SELECT g.id, g.ground::text, g.reason, g.at, g.until FROM trust_glass AS g
    WHERE g.officer_id = who AND g.until > now()
      AND NOT EXISTS (SELECT FROM trust_glassend AS e WHERE e.glass_id = g.id)
    ORDER BY g.until DESC;
$$;
REVOKE ALL ON FUNCTION tamarack_open_glass(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tamarack_open_glass(bigint) TO {APP}, {KEEPER};
"""

TELLING = f"""
CREATE FUNCTION tamarack_tell(told bigint, beyond int[]) RETURNS void
LANGUAGE plpgsql {_DEFINER} AS $$
DECLARE
    reader bigint := tamarack_officer();
    opened trust_event;
BEGIN -- whoever recorded what this event opened by a broken glass, and the supervisors of their unit
    SELECT * INTO opened FROM trust_event AS e WHERE e.id = told AND e.actor = reader;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an event of somebody else' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO trust_notice (id, to_id, event, actor, kind, at, objects_seen, markings)
    SELECT {_NEW_ID}, receivers.who, opened.id, reader, 'glass', opened.at,
           array_agg(o ORDER BY n), array_agg(m ORDER BY n)
    FROM unnest(opened.objects_seen, opened.markings) WITH ORDINALITY AS named(o, m, n)
    CROSS JOIN LATERAL (
        SELECT e.actor FROM trust_event AS e
        WHERE e.objects_seen @> ARRAY[o] AND e.actor IS NOT NULL AND e.verb ~ '{_OWNING}'
        ORDER BY e.at, e.id LIMIT 1) AS owner
    CROSS JOIN LATERAL (
        SELECT owner.actor UNION
        SELECT s.id FROM trust_officer AS s
        WHERE s.is_active AND tamarack_role_of(s.id) = 'unit_supervisor'
          AND s.unit_id = (SELECT unit_id FROM trust_officer WHERE id = owner.actor)) AS receivers(who)
    WHERE m = ANY (beyond) AND receivers.who <> reader
    GROUP BY receivers.who;
END $$;

CREATE FUNCTION tamarack_notices(most int)
RETURNS TABLE (id bigint, at timestamptz, event bigint, actor bigint, kind text, named bigint[],
               marks int[], seen timestamptz)
LANGUAGE plpgsql STABLE {_DEFINER} AS $$
DECLARE sight bytea := tamarack_sight();
BEGIN -- a notice names what its receiver may see; of the rest there is none
    RETURN QUERY
    SELECT n.id, n.at, n.event, n.actor, n.kind::text, shown.named, shown.marks, s.at
    FROM trust_notice AS n
    LEFT JOIN trust_noticeseen AS s ON s.notice_id = n.id
    CROSS JOIN LATERAL (
        SELECT array_agg(o ORDER BY p) AS named, array_agg(m ORDER BY p) AS marks
        FROM unnest(n.objects_seen, n.markings) WITH ORDINALITY AS each(o, m, p)
        WHERE get_bit(sight, m) <> 0) AS shown
    WHERE n.to_id = tamarack_officer() AND shown.named IS NOT NULL
    ORDER BY n.at DESC, n.id DESC LIMIT most;
END $$;

CREATE FUNCTION tamarack_notices_seen(wanted bigint[]) RETURNS void
LANGUAGE sql {_DEFINER} AS $$
    INSERT INTO trust_noticeseen (notice_id, at)
    SELECT n.id, now() FROM trust_notice AS n WHERE n.to_id = tamarack_officer() AND n.id = ANY (wanted)
    ON CONFLICT DO NOTHING;
$$;
"""
_TOLD = (
    "tamarack_tell(bigint, int[])",
    "tamarack_notices(int)",
    "tamarack_notices_seen(bigint[])",
)
TELLING_RIGHTS = (
    f"REVOKE ALL ON trust_notice, trust_noticeseen FROM {APP};"
    f"GRANT SELECT, INSERT ON trust_notice, trust_noticeseen TO {KEEPER};"
    + "".join(
        f"REVOKE ALL ON FUNCTION {one} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {one} TO {APP};"
        f"ALTER FUNCTION {one} OWNER TO {KEEPER};"
        for one in _TOLD
    )
)


def _guarded(table: str, read: str, added: str) -> str:
    # Not forced for their owner, whose functions and foreign keys read them.
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON {table} FOR SELECT TO {APP} USING ({read});
CREATE POLICY added ON {table} FOR INSERT TO {APP} WITH CHECK ({added});
REVOKE UPDATE, DELETE ON {table} FROM {APP};
"""


def _watched(who: str) -> str:
    return _MINE_TO_WATCH.format(who=who)


def _of_own(table: str, key: str) -> str:
    """The row that this one ends is one's own."""
    return f"EXISTS (SELECT FROM {table} AS one WHERE one.id = {key} AND one.officer_id = {_ME})"


def _of_watched(table: str, key: str) -> str:
    """The row that this one ends may be read."""
    return f"EXISTS (SELECT FROM {table} AS one WHERE one.id = {key})"


GUARDS = (
    _guarded(
        "trust_glass",
        f"officer_id = {_ME} OR {_watched('officer_id')}",
        f"officer_id = {_ME} AND until <= now() + {_LONGEST}"
        f" AND coalesce(tamarack_role_of({_ME}), 'administrator') <> 'administrator'",
    )
    + _guarded("trust_glassend", _of_watched("trust_glass", "glass_id"), _of_own("trust_glass", "glass_id"))
    + _guarded(
        "trust_declaredrelative",
        f"officer_id = {_ME} OR {_watched('officer_id')}",
        f"officer_id = {_ME}",
    )
    + _guarded(
        "trust_declaredrelativeend",
        _of_watched("trust_declaredrelative", "relative_id"),
        _of_own("trust_declaredrelative", "relative_id"),
    )
    + _guarded(
        "trust_review",
        f"about_id <> {_ME} AND {_watched('about_id')}",
        f"by_id = {_ME} AND about_id <> {_ME} AND {_watched('about_id')}",
    )
)
