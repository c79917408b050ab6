-- When a bead last was closed or pinned, or stopped being deferred: whatever waited for that became ready then.
SELECT
  MAX(CASE WHEN b.status IN ('closed', 'pinned') THEN b.updated_at END) AS LastClosed,
  MAX(CASE WHEN b.defer_until <= UTC_TIMESTAMP() THEN b.defer_until END) AS LastDeferred
FROM (
  SELECT status, updated_at, defer_until FROM issues
  UNION ALL
  SELECT status, updated_at, defer_until FROM wisps
) b
