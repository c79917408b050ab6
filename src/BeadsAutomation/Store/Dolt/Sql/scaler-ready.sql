-- The open beads of the sentinel that bd calls ready and whose acceptance criteria are written, as a tick judges them; {queue} is
-- scaler-queue-split.sql or scaler-queue-v32.sql. An id in both tables is the agent's wisp. What the server's regular expressions take for white space
-- is Unicode's, without the byte order mark: criteria of that mark alone are blank to a tick only.
-- gates: lives_in_wisps ephemeral pinned deferred blocked_by not_work_type no_acceptance
SELECT w.Id
FROM ({queue}) w
GROUP BY w.Id
HAVING MAX(w.LivesInWisps) = 0 AND MAX(w.Ephemeral) = 0 AND MAX(w.Pinned) = 0 AND MAX(w.Deferred) = 0 AND MAX(w.BlockedBy) IS NULL
  AND MAX(CASE WHEN w.IssueType IN (@notWork) THEN 1 ELSE 0 END) = 0
  AND MAX(CASE WHEN w.Acceptance REGEXP '[^[:space:]]' THEN 1 ELSE 0 END) = 1
