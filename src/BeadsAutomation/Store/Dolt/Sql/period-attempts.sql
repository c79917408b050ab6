-- What was claimed in this last while, and what is not settled yet, whatever its bead. Two keys that each have an index, not one OR that has none.
SELECT
  a.bead_id AS BeadId,
  a.attempt AS Number, a.token AS Token, a.state AS State, a.agent AS Agent, a.job_id AS JobId, a.counted AS Counted,
  a.outcome AS Outcome, a.answer AS Answer, a.reason AS Reason, a.claimed_at AS ClaimedAt, a.posted_at AS PostedAt,
  a.answered_at AS AnsweredAt, a.settled_at AS SettledAt, a.bead_updated_at AS BeadUpdatedAt, a.status_left AS StatusLeft,
  a.open_at_answer AS OpenAtAnswer, a.not_before AS NotBefore, a.worker AS Worker
FROM (
  SELECT c.bead_id, c.attempt FROM automation_attempts c WHERE c.claimed_at >= @since
  UNION
  SELECT u.bead_id, u.attempt FROM automation_attempts u WHERE u.state <> 'settled'
) k
JOIN automation_attempts a ON a.bead_id = k.bead_id AND a.attempt = k.attempt
ORDER BY a.claimed_at DESC, a.bead_id DESC, a.attempt DESC
LIMIT @limit
