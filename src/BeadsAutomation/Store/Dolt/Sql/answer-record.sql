UPDATE automation_attempts
SET
  state = @state,
  answer = @answer,
  job_id = @jobId,
  reason = @reason,
  answered_at = UTC_TIMESTAMP(6),
  open_at_answer = @isOpen,
  changed_at = UTC_TIMESTAMP(6)
WHERE bead_id = @id AND attempt = @number AND token = @token AND state = 'posting'
