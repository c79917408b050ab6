-- The histories a tick and a sweep decide on: one row for each attempt, or one alone for a bead without any.
SELECT
  k.id AS BeadId, k.last_comment AS LastComment,
  i.id AS FoundId, i.status AS Status, i.assignee AS Assignee, i.updated_at AS UpdatedAt
  /*[row_lock] , i.row_lock AS RowLock */
  /*[leases] , l.heartbeat_at AS LeaseHeartbeat */
  /*[ledger] ,
  a.attempt AS Number, a.token AS Token, a.state AS State, a.agent AS Agent, a.job_id AS JobId, a.counted AS Counted,
  a.outcome AS Outcome, a.answer AS Answer, a.reason AS Reason, a.claimed_at AS ClaimedAt, a.posted_at AS PostedAt,
  a.answered_at AS AnsweredAt, a.settled_at AS SettledAt, a.bead_updated_at AS BeadUpdatedAt, a.status_left AS StatusLeft,
  a.open_at_answer AS OpenAtAnswer, a.not_before AS NotBefore, a.worker AS Worker
  */
FROM (
  SELECT h.id, MAX(c.created_at) AS last_comment
  FROM (
    SELECT i.id FROM issues i WHERE i.assignee = @assignee AND i.status = 'in_progress'
    /*[ledger]
    UNION
    SELECT a.bead_id FROM automation_attempts a WHERE a.state <> 'settled'
    UNION
    SELECT a.bead_id FROM issues i JOIN automation_attempts a ON a.bead_id = i.id WHERE i.assignee = @assignee AND i.status = 'open'
    */
  ) h
  LEFT JOIN comments c ON c.issue_id = h.id
  GROUP BY h.id
) k
LEFT JOIN issues i ON i.id = k.id
/*[leases] LEFT JOIN leases l ON l.issue_id = k.id */
/*[ledger] LEFT JOIN automation_attempts a ON a.bead_id = k.id */
