-- The attempts in which something happened last, whatever their bead.
SELECT
  a.bead_id AS BeadId,
  a.attempt AS Number, a.token AS Token, a.state AS State, a.agent AS Agent, a.job_id AS JobId, a.counted AS Counted,
  a.outcome AS Outcome, a.answer AS Answer, a.reason AS Reason, a.claimed_at AS ClaimedAt, a.posted_at AS PostedAt,
  a.answered_at AS AnsweredAt, a.settled_at AS SettledAt, a.bead_updated_at AS BeadUpdatedAt, a.status_left AS StatusLeft,
  a.open_at_answer AS OpenAtAnswer, a.not_before AS NotBefore, a.worker AS Worker
FROM automation_attempts a
ORDER BY COALESCE(a.settled_at, a.answered_at, a.posted_at, a.claimed_at) DESC, a.bead_id DESC, a.attempt DESC
LIMIT @limit
