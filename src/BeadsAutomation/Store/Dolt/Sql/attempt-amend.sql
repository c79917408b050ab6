UPDATE automation_attempts
SET status_left = @statusLeft, not_before = NULL, bead_updated_at = COALESCE(@beadUpdatedAt, bead_updated_at), changed_at = UTC_TIMESTAMP(6)
WHERE bead_id = @id AND attempt = @number AND token = @token AND state = @state
