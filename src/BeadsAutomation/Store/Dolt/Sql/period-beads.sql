-- The beads of a report: those that wait for the sentinel, and those that were attempted in this last while or are in flight.
SELECT
  i.id AS Id, i.title AS Title, i.status AS Status, i.assignee AS Assignee, i.created_at AS CreatedAt, i.closed_at AS ClosedAt
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
