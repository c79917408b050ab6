-- The sentinel's open beads with bd's own verdict, as bd 1.0.5 and later compute it, from the dependencies themselves: the stored
-- is_blocked is stale after raw writes and after older versions of bd. Only a scaler asks the server to decide, because it has nothing
-- else to ask: a tick fetches facts. Laws over random stores hold both together.
--
-- lineage walks from each candidate up through its active parents. A node is an issue or a wisp; the other column is NULL, and
-- NULL joins with nothing, so that every step is an index look-up.
WITH RECURSIVE lineage (candidate, issue_id, wisp_id) AS (
  SELECT c.id AS candidate, c.id AS issue_id, NULLIF(c.id, c.id) AS wisp_id
  FROM issues c
  WHERE c.assignee = @assignee AND c.status = 'open'
  UNION
  SELECT l.candidate, COALESCE(ii.id, wi.id), COALESCE(iw.id, ww.id)
  FROM lineage l
  LEFT JOIN dependencies d ON d.issue_id = l.issue_id AND d.type = 'parent-child'
  LEFT JOIN wisp_dependencies w ON w.issue_id = l.wisp_id AND w.type = 'parent-child'
  LEFT JOIN issues ii ON ii.id = d.depends_on_issue_id AND ii.status NOT IN ('closed', 'pinned')
  LEFT JOIN wisps iw ON iw.id = d.depends_on_wisp_id AND iw.status NOT IN ('closed', 'pinned')
  LEFT JOIN issues wi ON wi.id = w.depends_on_issue_id AND wi.status NOT IN ('closed', 'pinned')
  LEFT JOIN wisps ww ON ww.id = w.depends_on_wisp_id AND ww.status NOT IN ('closed', 'pinned')
  WHERE ii.id IS NOT NULL OR iw.id IS NOT NULL OR wi.id IS NOT NULL OR ww.id IS NOT NULL
)
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
    -- An edge of its own or of any node of its lineage blocks a candidate.
    SELECT e.candidate,
      COALESCE(
        MIN(ti.id),
        MIN(tw.id),
        CASE
          WHEN MAX(e.any_child) = 1
            AND MAX(CASE WHEN ki.status = 'closed' OR kj.status = 'closed' OR kv.status = 'closed' OR kw.status = 'closed' THEN 1 ELSE 0 END) = 1
            THEN NULL
          ELSE COALESCE(
            MIN(CASE WHEN ki.status NOT IN ('closed', 'pinned') THEN ki.id END),
            MIN(CASE WHEN kj.status NOT IN ('closed', 'pinned') THEN kj.id END),
            MIN(CASE WHEN kv.status NOT IN ('closed', 'pinned') THEN kv.id END),
            MIN(CASE WHEN kw.status NOT IN ('closed', 'pinned') THEN kw.id END)
          )
        END
      ) AS blocker,
      0 AS held
    FROM (
      -- What each edge asks for: a target that must end (blocking), or children of a target that must (awaited). Nobody is
      -- awaited as '' and not as NULL: MariaDB looks NULL up in an index of a nullable column and finds most of the table.
      SELECT f.candidate, f.edge,
        CASE WHEN f.type <> 'waits-for' OR f.also_blocks = 1 THEN f.target_issue END AS blocking_issue,
        CASE WHEN f.type <> 'waits-for' OR f.also_blocks = 1 THEN f.target_wisp END AS blocking_wisp,
        CASE WHEN f.type = 'waits-for' THEN COALESCE(f.target_issue, '') ELSE '' END AS awaited_issue,
        CASE WHEN f.type = 'waits-for' THEN COALESCE(f.target_wisp, '') ELSE '' END AS awaited_wisp,
        f.any_child
      FROM (
        SELECT l.candidate,
          COALESCE(d.id, w.id) AS edge,
          COALESCE(d.type, w.type) AS type,
          COALESCE(d.depends_on_issue_id, w.depends_on_issue_id) AS target_issue,
          COALESCE(d.depends_on_wisp_id, w.depends_on_wisp_id) AS target_wisp,
          CASE WHEN COALESCE(JSON_UNQUOTE(JSON_EXTRACT(COALESCE(d.metadata, w.metadata), '$.gate')), @gateWhenMissing) = 'any-children' THEN 1 ELSE 0 END AS any_child,
          CASE WHEN @alsoBlocks = 1 AND JSON_UNQUOTE(JSON_EXTRACT(COALESCE(d.metadata, w.metadata), '$.also_blocks')) = 'true' THEN 1 ELSE 0 END AS also_blocks
        FROM lineage l
        LEFT JOIN dependencies d ON d.issue_id = l.issue_id AND d.type IN ('blocks', 'conditional-blocks', 'waits-for')
        LEFT JOIN wisp_dependencies w ON w.issue_id = l.wisp_id AND w.type IN ('blocks', 'conditional-blocks', 'waits-for')
        WHERE d.id IS NOT NULL OR w.id IS NOT NULL
      ) f
    ) e
    LEFT JOIN issues ti ON ti.id = e.blocking_issue AND ti.status NOT IN ('closed', 'pinned')
    LEFT JOIN wisps tw ON tw.id = e.blocking_wisp AND tw.status NOT IN ('closed', 'pinned')
    -- Each child right behind its edge: Dolt keeps this order, and estimates it best so.
    LEFT JOIN dependencies di ON di.depends_on_issue_id = e.awaited_issue AND di.type = 'parent-child'
    LEFT JOIN issues ki ON ki.id = di.issue_id
    LEFT JOIN dependencies dj ON dj.depends_on_wisp_id = e.awaited_wisp AND dj.type = 'parent-child'
    LEFT JOIN issues kj ON kj.id = dj.issue_id
    LEFT JOIN wisp_dependencies dv ON dv.depends_on_issue_id = e.awaited_issue AND dv.type = 'parent-child'
    LEFT JOIN wisps kv ON kv.id = dv.issue_id
    LEFT JOIN wisp_dependencies dw ON dw.depends_on_wisp_id = e.awaited_wisp AND dw.type = 'parent-child'
    LEFT JOIN wisps kw ON kw.id = dw.issue_id
    GROUP BY e.candidate, e.edge
    UNION ALL
    -- Derived and LEFT JOINed so that Dolt looks each candidate's parents up; an inner join makes it read every parent-child edge.
    SELECT c.id, NULLIF(c.id, c.id), 1
    FROM (SELECT q.id FROM issues q WHERE q.assignee = @assignee AND q.status = 'open') c
    LEFT JOIN dependencies up ON up.issue_id = c.id AND up.type = 'parent-child'
    LEFT JOIN issues pi ON pi.id = up.depends_on_issue_id AND pi.defer_until > UTC_TIMESTAMP()
    LEFT JOIN wisps pw ON pw.id = up.depends_on_wisp_id AND pw.defer_until > UTC_TIMESTAMP()
    WHERE pi.id IS NOT NULL OR pw.id IS NOT NULL
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
