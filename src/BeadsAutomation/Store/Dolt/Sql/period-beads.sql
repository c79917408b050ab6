-- The beads of a report: those that wait for the sentinel, and those that were attempted in this last while or are in flight. A
-- time that is none must not hide the others: MariaDB and MySQL can store a month or a day of zero.
SELECT
  i.id AS Id, i.title AS Title, i.status AS Status, i.assignee AS Assignee,
  CASE WHEN MONTH(i.created_at) > 0 AND DAYOFMONTH(i.created_at) > 0 THEN i.created_at END AS CreatedAt,
  CASE WHEN MONTH(i.closed_at) > 0 AND DAYOFMONTH(i.closed_at) > 0 THEN i.closed_at END AS ClosedAt
FROM (
  SELECT w.id FROM issues w WHERE w.assignee = @assignee AND w.status = 'open'
  /*[ledger]
  UNION
  SELECT c.bead_id FROM automation_attempts c WHERE c.claimed_at >= @since
  UNION
  SELECT u.bead_id FROM automation_attempts u WHERE u.state <> 'settled'
  */
) k
JOIN issues i ON i.id = k.id
