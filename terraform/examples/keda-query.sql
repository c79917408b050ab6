/* beads-dispatcher 0.1.0 (ee3a101f7164), bd schema 66, with ledger, assignee agent, 5 attempts, 10 in flight, orphan grace 15m after jobs of 15m, ghosts after 4m, a sweep every 10m */
SELECT
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM issues i WHERE i.assignee = 'agent' AND i.status = 'open')
      AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.assignee = 'agent' AND i.status = 'in_progress')
       AND NOT EXISTS (SELECT 1 FROM automation_attempts a WHERE a.state <> 'settled') 
      THEN 0
    ELSE
      CASE
        WHEN EXISTS (
          SELECT 1
          FROM (
            SELECT JSON_UNQUOTE(JSON_EXTRACT(CASE WHEN JSON_VALID(value) = 1 THEN value END, '$.until')) AS until_at
            FROM automation_state
            WHERE name = 'pause'
          ) p
          WHERE COALESCE(
            p.until_at LIKE '____-__-__T__:__:__Z'
              AND LEFT(p.until_at, 19) <= DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%s'),
            0
          ) = 0
        ) THEN 0
        WHEN EXISTS (
          SELECT 1
          FROM (
            SELECT
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.until')) AS until_at,
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.began')) AS began_at,
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.accepted_at')) AS accepted_at
            FROM (SELECT CASE WHEN JSON_VALID(value) = 1 THEN value END AS json FROM automation_state WHERE name = 'hold') s
          ) h
          WHERE h.until_at > DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%s')
            AND h.until_at <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 3601 SECOND, '%Y-%m-%dT%H:%i:%s')
            AND COALESCE(h.began_at, '') <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 3601 SECOND, '%Y-%m-%dT%H:%i:%s')
            AND COALESCE(h.accepted_at, '') <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 3601 SECOND, '%Y-%m-%dT%H:%i:%s')
        ) THEN 0
        WHEN (
          SELECT COUNT(DISTINCT a.bead_id)
          FROM automation_attempts a
          LEFT JOIN issues i ON i.id = a.bead_id
          WHERE a.state <> 'settled' AND (i.id IS NULL OR i.status <> 'closed')
        ) >= 10 THEN 0
        ELSE
        (
          SELECT COUNT(*)
          FROM (SELECT w.Id
FROM (WITH RECURSIVE lineage (candidate, issue_id, wisp_id) AS (
  SELECT c.id AS candidate, c.id AS issue_id, NULLIF(c.id, c.id) AS wisp_id
  FROM issues c
  WHERE c.assignee = 'agent' AND c.status = 'open'
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
  SELECT fact.candidate, MIN(fact.blocker) AS blocker, MAX(fact.held) AS held
  FROM (
    SELECT c.id AS candidate, NULLIF(c.id, c.id) AS blocker, 0 AS held
    FROM issues c
    WHERE c.assignee = 'agent' AND c.status = 'open'
    UNION ALL
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
          CASE WHEN COALESCE(JSON_UNQUOTE(JSON_EXTRACT(COALESCE(d.metadata, w.metadata), '$.gate')), 'all-children') = 'any-children' THEN 1 ELSE 0 END AS any_child,
          CASE WHEN 1 = 1 AND JSON_UNQUOTE(JSON_EXTRACT(COALESCE(d.metadata, w.metadata), '$.also_blocks')) = 'true' THEN 1 ELSE 0 END AS also_blocks
        FROM lineage l
        LEFT JOIN dependencies d ON d.issue_id = l.issue_id AND d.type IN ('blocks', 'conditional-blocks', 'waits-for')
        LEFT JOIN wisp_dependencies w ON w.issue_id = l.wisp_id AND w.type IN ('blocks', 'conditional-blocks', 'waits-for')
        WHERE d.id IS NOT NULL OR w.id IS NOT NULL
      ) f
    ) e
    LEFT JOIN issues ti ON ti.id = e.blocking_issue AND ti.status NOT IN ('closed', 'pinned')
    LEFT JOIN wisps tw ON tw.id = e.blocking_wisp AND tw.status NOT IN ('closed', 'pinned')
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
    SELECT c.id, NULLIF(c.id, c.id), 1
    FROM (SELECT q.id FROM issues q WHERE q.assignee = 'agent' AND q.status = 'open') c
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
WHERE x.assignee = 'agent' AND x.status = 'open') w
GROUP BY w.Id
HAVING MAX(w.LivesInWisps) = 0 AND MAX(w.Ephemeral) = 0 AND MAX(w.Pinned) = 0 AND MAX(w.Deferred) = 0 AND MAX(w.BlockedBy) IS NULL
  AND MAX(CASE WHEN w.IssueType IN ('gate', 'message', 'molecule', 'merge-request', 'agent', 'role', 'rig') THEN 1 ELSE 0 END) = 0
  AND MAX(CASE WHEN w.Acceptance REGEXP '[^[:space:]]' THEN 1 ELSE 0 END) = 1) r
          LEFT JOIN (SELECT b.bead_id, b.in_flight, SUM(CASE WHEN a.counted <> 0 THEN 1 ELSE 0 END) AS counted, MAX(a.not_before) AS not_before,
  MAX(
    CASE
      WHEN l.state <> 'settled' OR l.status_left = 'open' OR l.bead_updated_at IS NULL OR b.updated_at >= l.bead_updated_at THEN 0
      WHEN l.status_left = 'old_data' THEN 1
      ELSE 2
    END
  ) AS is_old,
  MAX(
    CASE
      WHEN l.posted_at IS NULL OR l.answer IN ('auth', 'bead_fault', 'bead_fault_for_good', 'busy', 'environment', 'not_sent') OR l.status_left IN ('open', 'rearmed') THEN NULL
      WHEN l.outcome IN ('job_timeout', 'hard_cap', 'bead_gone') THEN l.settled_at
      WHEN l.outcome IN ('stale', 'job_lost', 'taken_back') THEN l.claimed_at + INTERVAL 900 SECOND
    END
  ) AS ended_at
FROM (
  SELECT q.bead_id, i.updated_at,
    MAX(q.attempt) AS latest,
    MAX(CASE WHEN q.state = 'settled' THEN 0 ELSE 1 END) AS in_flight,
    MAX(CASE WHEN q.state = 'settled' AND q.status_left = 'open' THEN 0 ELSE q.attempt END) AS broken
  FROM issues i
  JOIN automation_attempts q ON q.bead_id = i.id
  WHERE i.assignee = 'agent' AND i.status = 'open'
  GROUP BY q.bead_id, i.updated_at
) b
LEFT JOIN automation_attempts l ON l.bead_id = b.bead_id AND l.attempt = b.latest
LEFT JOIN automation_attempts a ON a.bead_id = b.bead_id AND a.attempt > b.broken
GROUP BY b.bead_id, b.in_flight) t ON t.bead_id = r.Id
          WHERE TRUE
            AND (
              t.bead_id IS NULL
              OR (
                t.in_flight = 0
                AND t.is_old = 0
                AND t.counted < 5
                AND (
                  t.not_before IS NULL OR t.not_before <= UTC_TIMESTAMP(6)
                  OR t.not_before > UTC_TIMESTAMP(6) + INTERVAL 86400 SECOND
                )
                AND (
                  900 = 0 OR t.ended_at IS NULL OR t.ended_at + INTERVAL 900 SECOND <= UTC_TIMESTAMP(6)
                  OR t.ended_at + INTERVAL 900 SECOND > UTC_TIMESTAMP(6) + INTERVAL 2100 SECOND
                )
              )
            )
            AND r.Id NOT IN (
              SELECT l.issue_id
              FROM labels l
              JOIN (
                SELECT m.label, COUNT(DISTINCT a.bead_id) AS taken
                FROM automation_attempts a
                JOIN issues i ON i.id = a.bead_id
                JOIN labels m ON m.issue_id = a.bead_id
                WHERE a.state NOT IN ('settled', 'refused') AND i.status <> 'closed' AND m.label LIKE 'pool:_%'
                GROUP BY m.label
              ) f ON f.label = l.label
              WHERE f.taken >= 1
            )
        )
       END 
      +
      CASE
        WHEN EXISTS (SELECT 1 FROM (SELECT b.bead_id, b.in_flight, SUM(CASE WHEN a.counted <> 0 THEN 1 ELSE 0 END) AS counted, MAX(a.not_before) AS not_before,
  MAX(
    CASE
      WHEN l.state <> 'settled' OR l.status_left = 'open' OR l.bead_updated_at IS NULL OR b.updated_at >= l.bead_updated_at THEN 0
      WHEN l.status_left = 'old_data' THEN 1
      ELSE 2
    END
  ) AS is_old,
  MAX(
    CASE
      WHEN l.posted_at IS NULL OR l.answer IN ('auth', 'bead_fault', 'bead_fault_for_good', 'busy', 'environment', 'not_sent') OR l.status_left IN ('open', 'rearmed') THEN NULL
      WHEN l.outcome IN ('job_timeout', 'hard_cap', 'bead_gone') THEN l.settled_at
      WHEN l.outcome IN ('stale', 'job_lost', 'taken_back') THEN l.claimed_at + INTERVAL 900 SECOND
    END
  ) AS ended_at
FROM (
  SELECT q.bead_id, i.updated_at,
    MAX(q.attempt) AS latest,
    MAX(CASE WHEN q.state = 'settled' THEN 0 ELSE 1 END) AS in_flight,
    MAX(CASE WHEN q.state = 'settled' AND q.status_left = 'open' THEN 0 ELSE q.attempt END) AS broken
  FROM issues i
  JOIN automation_attempts q ON q.bead_id = i.id
  WHERE i.assignee = 'agent' AND i.status = 'open'
  GROUP BY q.bead_id, i.updated_at
) b
LEFT JOIN automation_attempts l ON l.bead_id = b.bead_id AND l.attempt = b.latest
LEFT JOIN automation_attempts a ON a.bead_id = b.bead_id AND a.attempt > b.broken
GROUP BY b.bead_id, b.in_flight) t WHERE t.in_flight = 0 AND (t.counted >= 5 OR t.is_old = 2)) THEN 1
        WHEN EXISTS (
          SELECT 1
          FROM (SELECT q.bead_id, MAX(q.attempt) AS attempt FROM automation_attempts q WHERE q.state <> 'settled' GROUP BY q.bead_id) u
          JOIN automation_attempts a ON a.bead_id = u.bead_id AND a.attempt = u.attempt
          LEFT JOIN issues i ON i.id = u.bead_id
          WHERE a.state = 'refused'
            OR (
              (a.state NOT IN ('claimed', 'posting') OR a.claimed_at < UTC_TIMESTAMP(6) - INTERVAL 240 SECOND)
              AND (
                a.state = 'claimed'
                OR (i.id IS NOT NULL AND i.assignee IS NULL)
                OR i.assignee <> 'agent' OR i.status NOT IN ('open', 'in_progress')
              )
            )
        ) THEN 1
        WHEN MOD(UNIX_TIMESTAMP(), 600) < 60
          AND (
            EXISTS (SELECT 1 FROM issues i WHERE i.assignee = 'agent' AND i.status = 'in_progress')
             OR EXISTS (SELECT 1 FROM automation_attempts a WHERE a.state <> 'settled') 
          )
          THEN 1
        ELSE 0
      END
  END AS due
