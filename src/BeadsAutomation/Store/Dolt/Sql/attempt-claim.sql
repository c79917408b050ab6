INSERT INTO automation_attempts (bead_id, attempt, token, agent, worker, state, counted, open_at_answer, claimed_at, bead_updated_at, changed_at)
VALUES (@id, @number, @token, @agent, @worker, 'claimed', 0, 0, UTC_TIMESTAMP(6), @beadUpdatedAt, UTC_TIMESTAMP(6))
