-- The sentinel's blocked beads that were attempted: one row for each attempt, the newest tells who blocked it.
SELECT
  i.id AS BeadId, i.id AS FoundId, i.status AS Status, i.assignee AS Assignee, i.updated_at AS UpdatedAt,
  a.attempt AS Number, a.token AS Token, a.state AS State, a.outcome AS Outcome, a.reason AS Reason,
  a.claimed_at AS ClaimedAt, a.settled_at AS SettledAt, a.status_left AS StatusLeft
FROM issues i
JOIN automation_attempts a ON a.bead_id = i.id
WHERE i.assignee = @assignee AND i.status = 'blocked'
