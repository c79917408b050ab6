-- The sentinel's open beads with bd's own verdict, as bd 1.0.1 to 1.0.4 computes it: wisps neither block nor wait, and a blocked bead
-- holds its direct children only. Only a scaler asks the server to decide, because it has nothing else to ask: a tick fetches facts.
-- Laws over random stores hold both together.
SELECT
  i.id AS Id, i.issue_type AS IssueType,
  COALESCE(i.pinned, 0) AS Pinned, COALESCE(i.ephemeral, 0) AS Ephemeral, 0 AS LivesInWisps,
  CASE WHEN i.defer_until > UTC_TIMESTAMP() THEN 1 ELSE verdict.held END AS Deferred,
  verdict.blocker AS BlockedBy,
  CASE WHEN LEFT(i.acceptance_criteria, 256) REGEXP '[!-~]' THEN LEFT(i.acceptance_criteria, 256) ELSE i.acceptance_criteria END AS Acceptance
FROM (
  -- Everything known of each candidate, gathered by its id, so that no large join is needed to bring it together.
  SELECT fact.candidate, MIN(fact.blocker) AS blocker, MAX(fact.held) AS held
  FROM (
    SELECT c.id AS candidate, NULLIF(c.id, c.id) AS blocker, 0 AS held
    FROM issues c
    WHERE c.assignee = @assignee AND c.status = 'open'
    UNION ALL
    SELECT e.candidate,
      COALESCE(
        MIN(t.id),
        CASE
          WHEN MAX(e.any_child) = 1 AND MAX(CASE WHEN k.status = 'closed' THEN 1 ELSE 0 END) = 1 THEN NULL
          ELSE MIN(CASE WHEN k.status NOT IN ('closed', 'pinned') THEN k.id END)
        END
      ) AS blocker,
      0 AS held
    FROM (
      SELECT l.candidate, l.node, d.depends_on_id AS target,
        CASE WHEN d.type <> 'waits-for' THEN d.depends_on_id END AS blocking,
        CASE WHEN d.type = 'waits-for' THEN d.depends_on_id END AS awaited,
        CASE WHEN JSON_UNQUOTE(JSON_EXTRACT(d.metadata, '$.gate')) = 'any-children' THEN 1 ELSE 0 END AS any_child
      FROM (
        SELECT c.id AS candidate, c.id AS node
        FROM issues c
        WHERE c.assignee = @assignee AND c.status = 'open'
        UNION
        -- Derived and LEFT JOINed so that Dolt looks each candidate's parents up; an inner join makes it read every parent-child edge.
        SELECT c.id, p.id
        FROM (SELECT q.id FROM issues q WHERE q.assignee = @assignee AND q.status = 'open') c
        LEFT JOIN dependencies up ON up.issue_id = c.id AND up.type = 'parent-child'
        LEFT JOIN issues p ON p.id = up.depends_on_id AND p.status NOT IN ('closed', 'pinned')
        WHERE p.id IS NOT NULL
      ) l
      JOIN dependencies d ON d.issue_id = l.node AND d.type IN ('blocks', 'conditional-blocks', 'waits-for')
    ) e
    LEFT JOIN issues t ON t.id = e.blocking AND t.status NOT IN ('closed', 'pinned')
    LEFT JOIN dependencies kd ON kd.depends_on_id = e.awaited AND kd.type = 'parent-child'
    LEFT JOIN issues k ON k.id = kd.issue_id
    GROUP BY e.candidate, e.node, e.target
    UNION ALL
    SELECT c.id, NULLIF(c.id, c.id), 1
    FROM (SELECT q.id FROM issues q WHERE q.assignee = @assignee AND q.status = 'open') c
    LEFT JOIN dependencies up ON up.issue_id = c.id AND up.type = 'parent-child'
    LEFT JOIN issues p ON p.id = up.depends_on_id AND p.defer_until > UTC_TIMESTAMP()
    WHERE p.id IS NOT NULL
  ) fact
  GROUP BY fact.candidate
) verdict
JOIN issues i ON i.id = verdict.candidate
UNION ALL
SELECT
  x.id, x.issue_type,
  COALESCE(x.pinned, 0), COALESCE(x.ephemeral, 0), 1,
  CASE WHEN x.defer_until > UTC_TIMESTAMP() THEN 1 ELSE 0 END,
  NULLIF(x.id, x.id),
  LEFT(x.acceptance_criteria, 256)
FROM wisps x
WHERE x.assignee = @assignee AND x.status = 'open'
