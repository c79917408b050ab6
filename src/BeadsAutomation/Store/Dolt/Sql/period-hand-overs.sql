-- When these beads were given to the sentinel or opened: bd's events say so, and ours when we put a bead back. Newer versions of bd
-- write nothing into the event of a re-opening.
SELECT e.issue_id AS BeadId, e.created_at AS At
FROM (
  SELECT w.id FROM issues w WHERE w.assignee = @assignee AND w.status = 'open'
  /*[ledger]
  UNION
  SELECT c.bead_id FROM automation_attempts c WHERE c.claimed_at >= @since
  UNION
  SELECT u.bead_id FROM automation_attempts u WHERE u.state <> 'settled'
  */
) k
JOIN events e ON e.issue_id = k.id
WHERE e.event_type IN ('reopened', 'unclaimed') OR LOCATE(@given, e.new_value) > 0 OR LOCATE('"status":"open"', e.new_value) > 0
