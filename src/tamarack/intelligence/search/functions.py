"""The SECURITY DEFINER functions through which all searching goes.

`LIKE`, `%`, `@@` and `&&` are not leakproof: under row-level security PostgreSQL may not use their
indexes (1 ms became 200 ms). These functions belong to the engine's role, which reads across markings,
and apply the viewer's own sealed bitmap to every row before it leaves. Two rules keep hidden rows from
showing through: a limit is applied only after the bitmap, and no score uses what is not in the row itself.
"""

from __future__ import annotations

from tamarack.intelligence.claims.kinds import NOT_ASKED_FOR, SAMPLED_BELOW
from tamarack.store.roles import APP, ENGINE

_HEAD = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp"

LIVE = """
CREATE VIEW intelligence_live_claim WITH (security_invoker = true) AS
SELECT claim.* FROM intelligence_claim AS claim
WHERE NOT EXISTS (SELECT FROM intelligence_withdrawal AS w WHERE w.report_id = claim.report_id)
  AND NOT EXISTS (SELECT FROM intelligence_retraction AS r WHERE r.claim_id = claim.id);
"""

WORDS = """
CREATE TEXT SEARCH CONFIGURATION tamarack_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION tamarack_en
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION tamarack_fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION tamarack_fr
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE FUNCTION report_words(title text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE said text := title || ' ' || body;
BEGIN
    RETURN to_tsvector('tamarack_en', said) || to_tsvector('tamarack_fr', said);
EXCEPTION WHEN program_limit_exceeded THEN -- a vector holds 1 MB: of a longer text the beginning is searched
    said := left(said, 200000);
    RETURN to_tsvector('tamarack_en', said) || to_tsvector('tamarack_fr', said);
END $$;
ALTER TABLE intelligence_report
    ADD COLUMN words tsvector GENERATED ALWAYS AS (report_words(title, text)) STORED;
CREATE INDEX report_words ON intelligence_report USING gin (words);
"""

_FEW_MARKINGS = 16  # PostgreSQL looks each up in the index by itself
_KINDS = ", ".join(f"'{kind}'" for kind in NOT_ASKED_FOR)
_CLAIM_ASKED = f"NOT (c.kind IN ({_KINDS}))".replace("'", "''")  # inside a text of SQL
NAMES = f"""
CREATE FUNCTION search_near_tokens(asked text) RETURNS text[]
{_HEAD} SET pg_trgm.similarity_threshold = 0.25 AS $$
DECLARE forgiven int := CASE WHEN length(asked) > 7 THEN 2 WHEN length(asked) > 2 THEN 1 ELSE 0 END;
BEGIN
    IF forgiven = 0 THEN RETURN ARRAY[asked]; END IF;
    RETURN ARRAY(
        SELECT t.token FROM intelligence_name_token AS t
        WHERE t.token % asked AND levenshtein_less_equal(t.token, left(asked, 200), forgiven) <= forgiven
        UNION SELECT asked);
END $$;

CREATE FUNCTION search_names(asked text[], most int) RETURNS TABLE (
    claim bigint, entity bigint, said text, parts text[], marking int)
{_HEAD} AS $$
DECLARE
    sight bytea := tamarack_sight();
    seen int[] := ARRAY(SELECT m.id FROM trust_marking AS m WHERE get_bit(sight, m.id) <> 0);
    -- who sees few markings is helped by the index, which holds them beside the tokens
    among text := CASE WHEN cardinality(seen) <= {_FEW_MARKINGS}
        THEN format('c.marking_id = ANY (%L::int[]) AND ', seen) ELSE '' END;
    one_of text := 'SELECT c.id, c.entity, c.value, c.tokens, c.marking_id FROM intelligence_claim AS c
        WHERE c.tokens IS NOT NULL AND ' || among || '%s AND get_bit($1, c.marking_id) <> 0
          AND NOT EXISTS (SELECT FROM intelligence_withdrawal AS w WHERE w.report_id = c.report_id)
          AND NOT EXISTS (SELECT FROM intelligence_retraction AS r WHERE r.claim_id = c.id)
        ORDER BY cardinality(c.tokens), c.id LIMIT $2';
    whole text := array_to_string(asked, ' ');
    wanted text := format('c.tokens @> %L::text[] AND c.normal <> %L', asked, whole);
    sampled text := wanted || ' AND c.id < {SAMPLED_BELOW}';
    rest text := format('NOT c.tokens @> %L::text[]', asked);
    one text;
    found int;
    enough boolean;
BEGIN
    RETURN QUERY EXECUTE format(one_of,
        format('c.target IS NULL AND c.normal = %L AND {_CLAIM_ASKED}', whole)) USING sight, most;
    GET DIAGNOSTICS found = ROW_COUNT;
    EXECUTE format('SELECT count(*) >= $2 FROM (' || one_of || ') AS sample', sampled)
        INTO enough USING sight, most;
    RETURN QUERY EXECUTE format(one_of, CASE WHEN enough THEN sampled ELSE wanted END)
        USING sight, most - found;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < most AND NOT enough THEN
        FOREACH one IN ARRAY asked LOOP
            rest := format('c.tokens && %L::text[] AND ', search_near_tokens(one)) || rest;
        END LOOP;
        sampled := rest || ' AND c.id < {SAMPLED_BELOW}';
        EXECUTE format('SELECT count(*) >= $2 FROM (' || one_of || ') AS sample', sampled)
            INTO enough USING sight, most - found;
        RETURN QUERY EXECUTE format(one_of, CASE WHEN enough THEN sampled ELSE rest END)
            USING sight, most - found;
    END IF;
END $$;
"""

# Dates, amounts and words from a list are no numbers that one looks up by their beginning; the index
# `claim_normal` leaves the same kinds out, and holds for this query because it says so too.
_ASKED = f"NOT (begun.kind IN ({_KINDS}))"
NUMBERS = f"""
CREATE FUNCTION search_numbers(compacted text, digits text, most int) RETURNS TABLE (
    claim bigint, entity bigint, said text, written text, marking int)
{_HEAD} AS $$
DECLARE sight bytea := tamarack_sight();
BEGIN
    RETURN QUERY
    SELECT c.id, c.entity, c.value, c.normal, c.marking_id FROM (
        SELECT * FROM intelligence_claim AS begun
        WHERE begun.tokens IS NULL AND begun.target IS NULL AND begun.normal <> '' AND {_ASKED}
          AND begun.normal LIKE replace(replace(compacted, '_', ''), '%', '') || '%'
        UNION
        SELECT * FROM intelligence_claim AS ended
        WHERE ended.kind = 'phone' AND length(digits) >= 4
          AND reverse(ended.normal) LIKE reverse(digits) || '%'
    ) AS c
    WHERE get_bit(sight, c.marking_id) <> 0
      AND NOT EXISTS (SELECT FROM intelligence_withdrawal AS w WHERE w.report_id = c.report_id)
      AND NOT EXISTS (SELECT FROM intelligence_retraction AS r WHERE r.claim_id = c.id)
    ORDER BY length(c.normal), c.id LIMIT most;
END $$;
"""

WRITTEN = f"""
CREATE FUNCTION search_written(begun text, most int) RETURNS TABLE (
    claim bigint, entity bigint, said text, written text, marking int)
{_HEAD} AS $$
DECLARE sight bytea := tamarack_sight();
BEGIN
    -- EXECUTE: planned for this very beginning, by the index
    RETURN QUERY EXECUTE format($sql$
        SELECT begun.id, begun.entity, begun.value, begun.normal, begun.marking_id
        FROM intelligence_claim AS begun
        WHERE begun.tokens IS NULL AND begun.target IS NULL AND begun.normal <> '' AND {_ASKED}
          AND begun.normal LIKE %L
          AND get_bit($1, begun.marking_id) <> 0
          AND NOT EXISTS (SELECT FROM intelligence_withdrawal AS w WHERE w.report_id = begun.report_id)
          AND NOT EXISTS (SELECT FROM intelligence_retraction AS r WHERE r.claim_id = begun.id)
        ORDER BY length(begun.normal), begun.id LIMIT $2 $sql$,
        regexp_replace(begun, '([%_\\\\])', '\\\\\\1', 'g') || '%') USING sight, most;
END $$;
"""

# A common word stands in half of all reports, and ranking a report costs more than finding it: of the reports
# that the viewer sees the newest `_RANKED` are ranked. A phrase is found by its words first, since the index
# holds no places; what asks for nothing but absence has no answer.
_RANKED = 2_000
_PHRASED = 10_000
REPORTS = f"""
CREATE FUNCTION search_reports(asked text, most int) RETURNS TABLE (
    report bigint, rank real, marking int)
{_HEAD} AS $$
DECLARE
    sight bytea := tamarack_sight();
    query tsquery := websearch_to_tsquery('tamarack_en', asked) || websearch_to_tsquery('tamarack_fr', asked);
    phrased boolean := query::text ~ '<(-|[0-9]+)>' AND query::text !~ '!';
    words tsquery := CASE WHEN phrased
        THEN regexp_replace(query::text, '<(-|[0-9]+)>', '&', 'g')::tsquery ELSE query END;
BEGIN
    IF querytree(query) IN ('', 'T') THEN RETURN; END IF;
    -- EXECUTE: planned for these very words, by the index of words or from the newest report backwards
    RETURN QUERY EXECUTE format('
        SELECT f.id, ts_rank(f.words, $1, 1), f.marking_id FROM (
            SELECT r.id, r.words, r.marking_id, r.received_at FROM intelligence_report AS r
            WHERE r.words @@ $2 AND get_bit($3, r.marking_id) <> 0
            ORDER BY r.received_at DESC, r.id DESC LIMIT %s) AS f %s
        ORDER BY 2 DESC, f.id LIMIT $4',
        CASE WHEN phrased THEN {_PHRASED} ELSE {_RANKED} END,
        CASE WHEN phrased THEN 'WHERE f.words @@ $1' ELSE '' END)
    USING query, words, sight, most;
END $$;
"""

_SIGNATURES = (
    "search_names(text[], int)",
    "search_numbers(text, text, int)",
    "search_written(text, int)",
    "search_reports(text, int)",
)
# Rights first, then the new owner: who no longer owns a function can't take rights away (it only warns).
GIVEN = "".join(
    f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {signature} TO {APP}; "
    f"ALTER FUNCTION {signature} OWNER TO {ENGINE};"
    for signature in _SIGNATURES
)
# The tokens are parts of names that a viewer may not see: only the engine reads them.
TOKENS_HIDDEN = f"""
REVOKE ALL ON FUNCTION search_near_tokens(text) FROM PUBLIC;
ALTER FUNCTION search_near_tokens(text) OWNER TO {ENGINE};
GRANT SELECT ON intelligence_name_token, trust_marking TO {ENGINE};
REVOKE SELECT, UPDATE, DELETE ON intelligence_name_token FROM {APP};
"""
