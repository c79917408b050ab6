-- One bead with all its attempts, whatever its status: always at least one row, even for a bead that is gone.
SELECT
  UTC_TIMESTAMP(6) AS `Now`,
  (SELECT MAX(c.created_at) FROM comments c WHERE c.issue_id = @id) AS LastComment,
  i.id AS FoundId, i.status AS Status, i.assignee AS Assignee, i.updated_at AS UpdatedAt
  /*[row_lock] , i.row_lock AS RowLock */
  /*[leases] , l.heartbeat_at AS LeaseHeartbeat */
  /*[ledger] ,
  a.attempt AS Number, a.token AS Token, a.state AS State, a.agent AS Agent, a.job_id AS JobId, a.counted AS Counted,
  a.outcome AS Outcome, a.answer AS Answer, a.reason AS Reason, a.claimed_at AS ClaimedAt, a.posted_at AS PostedAt,
  a.answered_at AS AnsweredAt, a.settled_at AS SettledAt, a.bead_updated_at AS BeadUpdatedAt, a.status_left AS StatusLeft,
  a.open_at_answer AS OpenAtAnswer, a.not_before AS NotBefore, a.worker AS Worker
  */
FROM (SELECT 1 AS one) base
LEFT JOIN issues i ON i.id = @id
/*[leases] LEFT JOIN leases l ON l.issue_id = @id */
/*[ledger] LEFT JOIN automation_attempts a ON a.bead_id = @id */
