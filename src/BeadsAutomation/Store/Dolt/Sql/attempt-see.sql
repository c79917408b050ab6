UPDATE automation_attempts
SET not_before = UTC_TIMESTAMP(6), changed_at = UTC_TIMESTAMP(6)
WHERE bead_id = @id AND attempt = @number AND token = @token AND state = @state
