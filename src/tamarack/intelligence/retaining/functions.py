"""What the keeper may reach of the wing's tables, and what it has to ask.

Row-level security shows the keeper only what belongs to reports that are going. Whether something else came
of an intake, speaks of an entity or bears a name it can't see: these functions of the engine tell.
"""

from __future__ import annotations

from tamarack.store.roles import ENGINE, KEEPER
from tamarack.trust.retention.functions import disposable, going

_HEAD = "LANGUAGE plpgsql {} SECURITY DEFINER SET search_path = public, pg_temp"
_STABLE, _CHANGING = _HEAD.format("STABLE"), _HEAD.format("VOLATILE")

GOING_WITH_REPORTS = f"""
CREATE FUNCTION intelligence_going_intakes() RETURNS bigint[]
{_STABLE} AS $$
DECLARE
    leaving bigint[] := tamarack_going('report');
    emptied bigint[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT r.intake_id), '{{}}') INTO emptied FROM intelligence_report AS r
    WHERE r.id = ANY (leaving) AND NOT EXISTS (
        SELECT FROM intelligence_report AS other
        WHERE other.intake_id = r.intake_id AND other.id <> ALL (leaving));
    -- the same file handed in again, of which nothing new came
    RETURN emptied || ARRAY(
        SELECT again.id FROM intelligence_intake AS again
        WHERE again.state = 'done' AND again.id <> ALL (emptied)
          AND again.original_id IN (
              SELECT i.original_id FROM intelligence_intake AS i WHERE i.id = ANY (emptied))
          AND NOT EXISTS (SELECT FROM intelligence_report AS r WHERE r.intake_id = again.id)
          AND NOT EXISTS (
              SELECT FROM intelligence_intake AS i JOIN intelligence_report AS r ON r.intake_id = i.id
              WHERE i.original_id = again.original_id AND i.source_id = again.source_id
                AND i.marking_id = again.marking_id AND r.id <> ALL (leaving)));
END $$;

CREATE FUNCTION intelligence_going_named() RETURNS bigint[]
{_STABLE} AS $$
DECLARE leaving bigint[] := tamarack_going('report');
BEGIN -- whatever an event names for what goes: reports, intakes, claims, and what only they speak of
    RETURN leaving || intelligence_going_intakes()
        || ARRAY(SELECT c.id FROM intelligence_claim AS c WHERE c.report_id = ANY (leaving))
        || ARRAY(
            SELECT spoken.entity FROM (
                SELECT c.entity FROM intelligence_claim AS c WHERE c.report_id = ANY (leaving)
                UNION
                SELECT c.target FROM intelligence_claim AS c
                WHERE c.report_id = ANY (leaving) AND c.target IS NOT NULL) AS spoken
            WHERE NOT EXISTS (
                    SELECT FROM intelligence_claim AS c
                    WHERE c.entity = spoken.entity AND c.report_id <> ALL (leaving))
              AND NOT EXISTS (
                    SELECT FROM intelligence_claim AS c
                    WHERE c.target = spoken.entity AND c.report_id <> ALL (leaving)));
END $$;

CREATE FUNCTION intelligence_forget_names() RETURNS void
{_CHANGING} AS $$
DECLARE leaving bigint[] := tamarack_going('report');
BEGIN
    -- whoever stored claims that bear such a name and has not committed: wait, then see them
    LOCK TABLE intelligence_name_token IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM intelligence_name_token AS t
    WHERE t.token IN (SELECT unnest(c.tokens) FROM intelligence_claim AS c
                      WHERE c.tokens IS NOT NULL AND c.report_id = ANY (leaving))
      AND NOT EXISTS (SELECT FROM intelligence_claim AS c
                      WHERE c.tokens IS NOT NULL AND c.tokens @> ARRAY[t.token]
                        AND c.report_id <> ALL (leaving));
END $$;
""" + "".join(
    f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name}() TO {KEEPER}; "
    f"ALTER FUNCTION {name}() OWNER TO {ENGINE};"
    for name in ("intelligence_going_intakes", "intelligence_going_named", "intelligence_forget_names")
)
GIVEN = f"GRANT DELETE ON intelligence_name_token TO {ENGINE};"

_GOING = going("report")
_INTAKES = "ANY ((SELECT intelligence_going_intakes())::bigint[])"
DISPOSABLE = (
    disposable("intelligence_report", f"id = {_GOING}"),
    disposable("intelligence_claim", f"report_id = {_GOING}"),
    disposable("intelligence_withdrawal", f"report_id = {_GOING}"),
    disposable("intelligence_decision", f"report_id = {_GOING}"),
    disposable(
        "intelligence_retraction",
        f"claim_id IN (SELECT c.id FROM intelligence_claim AS c WHERE c.report_id = {_GOING})",
    ),
    disposable("intelligence_intake", f"id = {_INTAKES}"),
    disposable("intelligence_reject", f"intake_id = {_INTAKES}"),
)

#: What the keeper asks for and deletes, in order, when reports go; each with the step that its job shows.
ORIGINALS = f"SELECT DISTINCT original_id FROM intelligence_intake WHERE id = {_INTAKES}"
STATEMENTS = (
    ("forgetting-names", "SELECT intelligence_forget_names()"),
    (
        "deleting-claims",
        "DELETE FROM intelligence_retraction WHERE claim_id IN"
        " (SELECT id FROM intelligence_claim WHERE report_id = ANY(%(objects)s))",
    ),
    ("deleting-claims", "DELETE FROM intelligence_decision WHERE report_id = ANY(%(objects)s)"),
    ("deleting-claims", "DELETE FROM intelligence_claim WHERE report_id = ANY(%(objects)s)"),
    ("deleting-reports", f"DELETE FROM intelligence_reject WHERE intake_id = {_INTAKES}"),
    ("deleting-reports", f"DELETE FROM intelligence_intake WHERE id = {_INTAKES}"),
    ("deleting-reports", "DELETE FROM intelligence_withdrawal WHERE report_id = ANY(%(objects)s)"),
    ("deleting-reports", "DELETE FROM intelligence_report WHERE id = ANY(%(objects)s)"),
)
