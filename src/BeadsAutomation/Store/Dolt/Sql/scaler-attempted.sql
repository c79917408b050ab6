-- The open beads of the sentinel that were attempted: whether an attempt is unsettled, how many count in the unbroken run of latest
-- rows that we put back to open ourselves, until when the backoff of that run lasts, and where the newest attempt may have left an
-- agent at work, when its job's time was over; whether the bead is older than what we wrote of it (2: and
-- nobody was told).
SELECT b.bead_id, b.in_flight, SUM(CASE WHEN a.counted <> 0 THEN 1 ELSE 0 END) AS counted, MAX(a.not_before) AS not_before,
  MAX(
    CASE
      WHEN l.state <> 'settled' OR l.status_left = 'open' OR l.bead_updated_at IS NULL OR b.updated_at >= l.bead_updated_at THEN 0
      WHEN l.status_left = 'old_data' THEN 1
      ELSE 2
    END
  ) AS is_old,
  MAX(
    CASE
      WHEN l.posted_at IS NULL OR l.answer IN (@refusals) OR l.status_left IN ('open', 'rearmed') THEN NULL
      WHEN l.outcome IN ('job_timeout', 'hard_cap', 'bead_gone') THEN l.settled_at
      WHEN l.outcome IN ('stale', 'job_lost', 'taken_back') THEN l.claimed_at + INTERVAL @jobTimeout SECOND
    END
  ) AS ended_at
FROM (
  SELECT q.bead_id, i.updated_at,
    MAX(q.attempt) AS latest,
    MAX(CASE WHEN q.state = 'settled' THEN 0 ELSE 1 END) AS in_flight,
    MAX(CASE WHEN q.state = 'settled' AND q.status_left = 'open' THEN 0 ELSE q.attempt END) AS broken
  FROM issues i
  JOIN automation_attempts q ON q.bead_id = i.id
  WHERE i.assignee = @assignee AND i.status = 'open'
  GROUP BY q.bead_id, i.updated_at
) b
LEFT JOIN automation_attempts l ON l.bead_id = b.bead_id AND l.attempt = b.latest
LEFT JOIN automation_attempts a ON a.bead_id = b.bead_id AND a.attempt > b.broken
GROUP BY b.bead_id, b.in_flight
