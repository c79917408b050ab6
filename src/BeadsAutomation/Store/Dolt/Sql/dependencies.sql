-- What some beads of one table depend on, with the status and the time of each target.
SELECT
  d.issue_id AS Id, d.type AS Type, CASE WHEN d.type = 'waits-for' THEN d.metadata END AS Metadata,
  /*[split] d.depends_on_wisp_id AS WispId, w.status AS WispStatus, w.defer_until AS WispDeferUntil, */
  d.{target} AS IssueId, t.status AS IssueStatus, t.defer_until AS IssueDeferUntil
FROM {dependencies} d
LEFT JOIN issues t ON t.id = d.{target}
/*[split] LEFT JOIN wisps w ON w.id = d.depends_on_wisp_id */
WHERE d.issue_id IN @ids
