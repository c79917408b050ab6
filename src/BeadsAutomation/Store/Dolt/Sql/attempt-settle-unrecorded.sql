INSERT INTO automation_attempts (bead_id, attempt, token, agent, worker, state, counted, open_at_answer, outcome, reason, status_left, claimed_at, settled_at, bead_updated_at, changed_at)
VALUES (@id, @number, @token, '', @worker, 'settled', 0, 0, @outcome, @reason, @statusLeft, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), @beadUpdatedAt, UTC_TIMESTAMP(6))
