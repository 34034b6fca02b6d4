"""What the database itself asks of a disposal, whatever text reaches it.

The application adds holds, proposals and answers, in the name of whoever looks and of nobody else, and
deletes nothing. The keeper deletes, row by row, only what `tamarack_going` names: the records of the one
disposal that it says it is carrying out, if two people confirmed it who are neither its proposer nor each
other, nobody declined it, it was not carried out before, the record's first day has come, and no hold is open
on it. It reads nothing else of what is marked.
"""

from __future__ import annotations

from django.db import migrations

from tamarack.store.roles import APP, ENGINE, KEEPER
from tamarack.trust.markings.policy import marked

_DEFINER = "STABLE SECURITY DEFINER SET search_path = public, pg_temp"
_HERE = "America/Toronto"  # settings.TIME_ZONE: the days of a schedule are days there
_CARRIED_OUT = "nullif(current_setting('tamarack.disposal', true), '')::bigint"
_OFFICER = "(SELECT tamarack_officer())"

KEEPS = f"""
CREATE FUNCTION tamarack_keeps_records() RETURNS boolean
LANGUAGE sql {_DEFINER}
RETURN tamarack_role_of(tamarack_officer()) IN ('programme_manager', 'unit_supervisor');
REVOKE ALL ON FUNCTION tamarack_keeps_records() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tamarack_keeps_records() TO {APP};
"""

MARKED = (
    marked("trust_hold", added=f"placed_by_id = {_OFFICER} AND (SELECT tamarack_keeps_records())"),
    marked(
        "trust_holdlift",
        added=f"by_id = {_OFFICER} AND (SELECT tamarack_keeps_records())"
        " AND marking_id = (SELECT h.marking_id FROM trust_hold AS h WHERE h.id = trust_holdlift.hold_id)",
    ),
    marked("trust_disposal", added=f"proposed_by_id = {_OFFICER} AND (SELECT tamarack_keeps_records())"),
    marked(
        "trust_disposalitem",
        added="EXISTS (SELECT FROM trust_disposal AS d WHERE d.id = trust_disposalitem.disposal_id"
        f" AND d.marking_id = trust_disposalitem.marking_id AND d.proposed_by_id = {_OFFICER})"
        " AND NOT EXISTS (SELECT FROM trust_disposalanswer AS a"
        " WHERE a.disposal_id = trust_disposalitem.disposal_id)",
    ),
    marked(
        "trust_disposalanswer",
        added=f"by_id = {_OFFICER} AND (SELECT tamarack_keeps_records())"
        " AND EXISTS (SELECT FROM trust_disposal AS d WHERE d.id = trust_disposalanswer.disposal_id"
        " AND d.marking_id = trust_disposalanswer.marking_id"
        " AND d.proposed_by_id <> trust_disposalanswer.by_id)"
        " AND NOT EXISTS (SELECT FROM trust_tombstone AS t"
        " WHERE t.disposal_id = trust_disposalanswer.disposal_id)",
    ),
    marked("trust_tombstone"),
)

GOING = f"""
CREATE FUNCTION tamarack_confirmed(wanted bigint) RETURNS boolean
LANGUAGE sql {_DEFINER}
RETURN EXISTS (
    SELECT FROM trust_disposal AS d WHERE d.id = wanted
      AND (SELECT count(DISTINCT a.by_id) FROM trust_disposalanswer AS a
           WHERE a.disposal_id = d.id AND a.confirmed AND a.by_id <> d.proposed_by_id) >= 2
      AND NOT EXISTS (SELECT FROM trust_disposalanswer AS a WHERE a.disposal_id = d.id AND NOT a.confirmed)
      AND NOT EXISTS (SELECT FROM trust_tombstone AS t WHERE t.disposal_id = d.id));

CREATE FUNCTION tamarack_held(class text, record bigint, marking int) RETURNS boolean
LANGUAGE sql {_DEFINER}
RETURN EXISTS (
    SELECT FROM trust_hold AS h
    WHERE h.record_class = class AND (h.object = record OR (h.object IS NULL AND h.marking_id = marking))
      AND NOT EXISTS (SELECT FROM trust_holdlift AS l WHERE l.hold_id = h.id));

CREATE FUNCTION tamarack_going(class text) RETURNS bigint[]
LANGUAGE plpgsql {_DEFINER} AS $$
BEGIN -- null for whatever class the disposal is of
    RETURN coalesce((
        SELECT array_agg(i.object)
        FROM trust_disposal AS d JOIN trust_disposalitem AS i ON i.disposal_id = d.id
        WHERE d.id = {_CARRIED_OUT} AND (class IS NULL OR d.record_class = class)
          AND tamarack_confirmed(d.id)
          AND i.earliest <= (now() AT TIME ZONE '{_HERE}')::date
          AND NOT tamarack_held(d.record_class::text, i.object, i.marking_id)), '{{}}');
END $$;

CREATE FUNCTION tamarack_last_use(asked bigint[], verbs text[], aims text[])
RETURNS TABLE (object bigint, at timestamptz)
LANGUAGE plpgsql {_DEFINER} AS $$
DECLARE sight bytea := tamarack_sight();
BEGIN -- only of what the reader may see
    RETURN QUERY
    SELECT n.o, max(e.at)
    FROM trust_event AS e CROSS JOIN LATERAL unnest(e.objects_seen, e.markings) AS n(o, m)
    WHERE e.objects_seen && asked AND e.verb = ANY (verbs) AND e.purpose = ANY (aims)
      AND n.o = ANY (asked) AND n.m IS NOT NULL AND get_bit(sight, n.m) <> 0
    GROUP BY n.o;
END $$;
"""

_KEPT = (
    ("tamarack_confirmed(bigint)", ""),
    ("tamarack_held(text, bigint, int)", ""),
    ("tamarack_going(text)", ENGINE),
    ("tamarack_last_use(bigint[], text[], text[])", APP),
)
_ANY_GOING = "ANY ((SELECT tamarack_going(NULL))::bigint[])"
_READ = ("trust_hold", "trust_holdlift", "trust_disposal", "trust_disposalitem", "trust_disposalanswer",
         "trust_tombstone")  # fmt: skip

#: What the keeper may do with the tables of this room: read them, and take away what names records that go.
KEEPING = (
    "".join(
        f"CREATE POLICY kept ON {table} FOR SELECT TO {KEEPER} USING (true);"
        f" GRANT SELECT ON {table} TO {KEEPER};"
        for table in _READ
    )
    + f"""
CREATE POLICY gone ON trust_hold FOR DELETE TO {KEEPER} USING (object = {_ANY_GOING});
CREATE POLICY gone ON trust_holdlift FOR DELETE TO {KEEPER}
    USING (hold_id IN (SELECT h.id FROM trust_hold AS h WHERE h.object = {_ANY_GOING}));
CREATE POLICY gone ON trust_disposalitem FOR DELETE TO {KEEPER} USING (object = {_ANY_GOING});
CREATE POLICY unsaid ON trust_disposalanswer FOR UPDATE TO {KEEPER}
    USING (disposal_id IN (SELECT i.disposal_id FROM trust_disposalitem AS i WHERE i.object = {_ANY_GOING}))
    WITH CHECK (reason = '');
GRANT DELETE ON trust_hold, trust_holdlift, trust_disposalitem TO {KEEPER};
GRANT UPDATE (reason) ON trust_disposalanswer TO {KEEPER};

DROP POLICY added ON trust_tombstone;
CREATE POLICY raised ON trust_tombstone FOR INSERT TO {KEEPER}
    WITH CHECK (disposal_id = {_CARRIED_OUT} AND tamarack_confirmed(disposal_id));
GRANT INSERT ON trust_tombstone TO {KEEPER};
REVOKE INSERT ON trust_tombstone FROM {APP};

REVOKE ALL ON trust_disposedevent, trust_erasure FROM {APP};
GRANT SELECT, INSERT ON trust_disposedevent TO {KEEPER};
GRANT SELECT, INSERT, DELETE ON trust_erasure TO {KEEPER};
GRANT SELECT, DELETE ON trust_original TO {KEEPER};
"""
    + "".join(
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; "
        + (f"GRANT EXECUTE ON FUNCTION {name} TO {caller}; " if caller else "")
        + f"ALTER FUNCTION {name} OWNER TO {KEEPER};"
        for name, caller in _KEPT
    )
)


def going(record_class: str) -> str:
    """In SQL, the records of that class that the disposal now carried out may take away."""
    return f"ANY ((SELECT tamarack_going('{record_class}'))::bigint[])"


def disposable(table: str, condition: str) -> migrations.RunSQL:
    """Let the keeper read and delete rows of this marked table of which `condition` holds, and no others."""
    return migrations.RunSQL(
        f"CREATE POLICY going ON {table} FOR SELECT TO {KEEPER} USING ({condition});\n"
        f"CREATE POLICY gone ON {table} FOR DELETE TO {KEEPER} USING ({condition});\n"
        f"GRANT SELECT, DELETE ON {table} TO {KEEPER}",
        migrations.RunSQL.noop,
    )
