-- The row was settled before its answer was recorded: only what the service said is added.
UPDATE automation_attempts
SET answer = @answer, job_id = COALESCE(@jobId, job_id), changed_at = UTC_TIMESTAMP(6)
WHERE bead_id = @id AND attempt = @number AND token = @token AND state = 'settled'
