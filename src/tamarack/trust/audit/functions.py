"""What the database lets be done with the record: add an event; read it, in one's own sight and station.

The functions belong to the keeper's role, which alone reaches the tables. A person reads the log as their
role lets them: auditors and special investigators all of it, supervisors what the people of their unit did,
anybody else what they did themselves. What an event names is shown as far as the reader may see it.
"""

from __future__ import annotations

from tamarack.store.roles import APP, KEEPER

_DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp"

NOTE = f"""
CREATE FUNCTION tamarack_note(
    event bigint, moment timestamptz, who bigint, way text, aim text, act text,
    named bigint[], marks int[], facts jsonb, said jsonb, said_mark int, secret bytea) RETURNS void
LANGUAGE plpgsql {_DEFINER} AS $$
BEGIN
    IF coalesce(current_setting('tamarack.visible', true), '') <> ''
       AND tamarack_officer() <> coalesce(who, 0) THEN
        RAISE EXCEPTION 'an event of somebody else' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO trust_event (id, at, actor, channel, purpose, verb, objects_seen, markings, details, words,
                             words_marking, key, form)
    VALUES (event, moment, who, way, aim, act, named, marks, facts, said, said_mark, secret, 1);
    INSERT INTO trust_waiting (event) VALUES (event);
END $$;
"""

_VISIBLE = "(m IS NULL OR get_bit(sight, m) <> 0)"

READERS = f"""
CREATE FUNCTION tamarack_whose(reader bigint) RETURNS bigint[]
LANGUAGE plpgsql STABLE {_DEFINER} AS $$
BEGIN -- null for everybody's
    CASE tamarack_role_of(reader)
    WHEN 'auditor' THEN RETURN NULL;
    WHEN 'special_investigator' THEN RETURN NULL;
    WHEN 'unit_supervisor' THEN RETURN ARRAY(
        SELECT o.id FROM trust_officer AS o WHERE o.unit_id =
            (SELECT unit_id FROM trust_officer WHERE id = reader));
    ELSE RETURN ARRAY[reader];
    END CASE;
END $$;

CREATE FUNCTION tamarack_log(
    only_of bigint[], of_object bigint, of_verbs text[], aim text, since timestamptz, until timestamptz,
    asked text, only_id bigint, before_at timestamptz, before_id bigint, most int)
RETURNS TABLE (
    id bigint, at timestamptz, actor bigint, channel text, purpose text, verb text, named bigint[],
    marks int[], hidden boolean, details jsonb, words jsonb, words_mark int, words_hidden boolean,
    disposed boolean, leaf bigint)
LANGUAGE plpgsql STABLE {_DEFINER} AS $$
DECLARE
    sight bytea := tamarack_sight();
    whose bigint[] := tamarack_whose(tamarack_officer());
BEGIN
    RETURN QUERY
    SELECT e.id, e.at, e.actor, e.channel::text, e.purpose::text, e.verb::text, shown.named, shown.marks,
           shown.hidden,
           CASE WHEN NOT shown.hidden THEN e.details
                WHEN e.details ? 'glass' THEN '{{"glass": true}}'::jsonb ELSE '{{}}'::jsonb END,
           CASE WHEN shown.words_hidden THEN '{{}}'::jsonb ELSE e.words END,
           CASE WHEN NOT shown.words_hidden AND e.words <> '{{}}'::jsonb THEN e.words_marking END,
           shown.words_hidden AND e.words <> '{{}}'::jsonb,
           e.key IS NULL, l.number
    FROM trust_event AS e
    LEFT JOIN trust_leaf AS l ON l.event = e.id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(o ORDER BY n) FILTER (WHERE {_VISIBLE}), '{{}}') AS named,
               coalesce(array_agg(m ORDER BY n) FILTER (WHERE {_VISIBLE}), '{{}}') AS marks,
               coalesce(bool_or(NOT {_VISIBLE}), false) AS hidden,
               coalesce(bool_or(NOT {_VISIBLE}), false)
                   OR (e.words_marking IS NOT NULL AND get_bit(sight, e.words_marking) = 0) AS words_hidden
        FROM unnest(e.objects_seen, e.markings) WITH ORDINALITY AS named(o, m, n)) AS shown
    WHERE (whose IS NULL OR e.actor = ANY (whose))
      AND (only_of IS NULL OR e.actor = ANY (only_of))
      AND (only_id IS NULL OR e.id = only_id)
      AND (of_object IS NULL OR (e.objects_seen @> ARRAY[of_object] AND of_object = ANY (shown.named)))
      AND (of_verbs IS NULL OR e.verb = ANY (of_verbs))
      AND (aim IS NULL OR e.purpose = aim)
      AND (since IS NULL OR e.at >= since)
      AND (until IS NULL OR e.at < until)
      AND (before_at IS NULL OR (e.at, e.id) < (before_at, before_id))
      AND (asked IS NULL OR (NOT shown.words_hidden AND strpos(lower(e.words::text), lower(asked)) > 0))
    ORDER BY e.at DESC, e.id DESC
    LIMIT most;
END $$;

CREATE FUNCTION tamarack_event(wanted bigint) RETURNS TABLE (
    id bigint, at timestamptz, actor bigint, channel text, purpose text, verb text, objects bigint[],
    markings int[], details jsonb, words jsonb, key bytea,
    committed bytea, form smallint, leaf bigint, commitment bytea)
LANGUAGE plpgsql STABLE {_DEFINER} AS $$
DECLARE
    sight bytea := tamarack_sight();
    whose bigint[] := tamarack_whose(tamarack_officer());
BEGIN -- for a proof; without the key, and what it opens, where any of that is beyond this reader
    RETURN QUERY
    SELECT e.id, e.at, e.actor, e.channel::text, e.purpose::text, e.verb::text,
           CASE WHEN whole THEN e.objects_seen ELSE '{{}}' END,
           CASE WHEN whole THEN e.markings ELSE '{{}}' END,
           CASE WHEN whole THEN e.details ELSE '{{}}' END, CASE WHEN whole THEN e.words ELSE '{{}}' END,
           CASE WHEN whole THEN e.key END, e.committed, e.form, l.number, l.commitment
    FROM trust_event AS e JOIN trust_leaf AS l ON l.event = e.id
    CROSS JOIN LATERAL (
        SELECT NOT EXISTS (SELECT FROM unnest(e.markings) AS m WHERE NOT {_VISIBLE})
               AND (e.words_marking IS NULL OR get_bit(sight, e.words_marking) <> 0) AS whole) AS seen
    WHERE e.id = wanted AND (whose IS NULL OR e.actor = ANY (whose));
END $$;
"""

_SIGNATURES = (
    "tamarack_note(bigint, timestamptz, bigint, text, text, text, bigint[], int[], jsonb, jsonb, int, bytea)",
    "tamarack_whose(bigint)",
    "tamarack_log(bigint[], bigint, text[], text, timestamptz, timestamptz, text, bigint, timestamptz,"
    " bigint, int)",
    "tamarack_event(bigint)",
)
TABLES = ("trust_event", "trust_waiting", "trust_leaf", "trust_subtree", "trust_checkpoint", "trust_shipment")
#: The keeper adds to the log and takes from the queue; an event it may empty of what it names, no more.
RIGHTS = (
    "".join(
        f"REVOKE ALL ON {table} FROM {APP}; GRANT SELECT, INSERT ON {table} TO {KEEPER};" for table in TABLES
    )
    + f"""
GRANT DELETE ON trust_waiting TO {KEEPER};
GRANT UPDATE (objects_seen, markings, details, words, key, committed) ON trust_event TO {KEEPER};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {KEEPER};
GRANT SELECT ON trust_checkpoint, trust_shipment, trust_leaf, trust_subtree TO {APP};
"""
    + "".join(
        f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {signature} TO {APP}; "
        f"ALTER FUNCTION {signature} OWNER TO {KEEPER};"
        for signature in _SIGNATURES
    )
)
