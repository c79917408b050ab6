-- A row that a restored database left behind must not keep an attempt from being settled.
INSERT IGNORE INTO automation_results (bead_id, attempt, cost_usd, turns, session_id)
VALUES (@id, @number, @costUsd, @turns, @sessionId)
