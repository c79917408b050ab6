-- What the attempts claimed since then cost, of one bead or of all.
SELECT r.bead_id AS BeadId, r.attempt AS Number, r.cost_usd AS CostUsd, r.turns AS Turns, r.session_id AS SessionId
FROM automation_attempts a
JOIN automation_results r ON r.bead_id = a.bead_id AND r.attempt = a.attempt
WHERE a.claimed_at >= @since AND (@id IS NULL OR a.bead_id = @id)
