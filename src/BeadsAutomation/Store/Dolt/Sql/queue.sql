-- The sentinel's beads in one status (only @id when it is given), wisps included, with the cells that readiness asks for and with what
-- they depend on: one row for each target, or one alone. Of acceptance criteria only as much as shows that they are written. No condition
-- on the type of a dependency: it would offer an index that holds most of the table. Of wisps, which are never sent, nothing more is asked:
-- their NULLs have types, because where two do not agree Dolt makes text of both.
SELECT
  i.id AS Id, i.status AS Status, i.assignee AS Assignee, i.updated_at AS UpdatedAt,
  /*[row_lock] i.row_lock AS RowLock, */
  i.priority AS Priority, i.created_at AS CreatedAt, i.issue_type AS IssueType,
  i.pinned AS Pinned, i.ephemeral AS Ephemeral, 0 AS LivesInWisps, i.defer_until AS DeferUntil,
  CASE WHEN LEFT(i.acceptance_criteria, 256) REGEXP '[!-~]' THEN LEFT(i.acceptance_criteria, 256) ELSE i.acceptance_criteria END AS Acceptance,
  d.type AS Type, CASE WHEN d.type = 'waits-for' THEN d.metadata END AS Metadata,
  /*[split] d.depends_on_wisp_id AS WispId, w.status AS WispStatus, w.defer_until AS WispDeferUntil, */
  d.{target} AS IssueId, t.status AS IssueStatus, t.defer_until AS IssueDeferUntil
FROM issues i
LEFT JOIN dependencies d ON d.issue_id = i.id
LEFT JOIN issues t ON t.id = d.{target}
/*[split] LEFT JOIN wisps w ON w.id = d.depends_on_wisp_id */
WHERE i.assignee = @assignee AND i.status = @status AND (@id IS NULL OR i.id = @id)
UNION ALL
SELECT
  x.id, x.status, x.assignee, x.updated_at,
  /*[row_lock] x.row_lock, */
  x.priority, x.created_at, x.issue_type,
  x.pinned, x.ephemeral, 1, x.defer_until,
  LEFT(x.acceptance_criteria, 256),
  NULLIF(x.status, x.status), NULLIF(x.metadata, x.metadata),
  /*[split] NULLIF(x.id, x.id), NULLIF(x.status, x.status), NULLIF(x.defer_until, x.defer_until), */
  NULLIF(x.id, x.id), NULLIF(x.status, x.status), NULLIF(x.defer_until, x.defer_until)
FROM wisps x
WHERE x.assignee = @assignee AND x.status = @status AND (@id IS NULL OR x.id = @id)
