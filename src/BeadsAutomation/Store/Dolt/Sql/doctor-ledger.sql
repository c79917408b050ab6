-- The whole ledger in one row: its size, its newest claim by a dispatcher, and how the jobs of a week ended.
SELECT
  COUNT(*) AS Attempts,
  MAX(CASE WHEN agent <> '' THEN claimed_at END) AS LastClaim,
  CAST(COALESCE(SUM(CASE WHEN outcome = 'agent_left_open' AND settled_at > DATE_SUB(UTC_TIMESTAMP(), INTERVAL 7 DAY) THEN 1 ELSE 0 END), 0) AS SIGNED) AS LeftOpen,
  CAST(COALESCE(SUM(CASE WHEN outcome = 'agent_closed' AND settled_at > DATE_SUB(UTC_TIMESTAMP(), INTERVAL 7 DAY) THEN 1 ELSE 0 END), 0) AS SIGNED) AS Closed
FROM automation_attempts
