UPDATE automation_attempts
SET
  state = 'settled',
  outcome = @outcome,
  counted = @counted,
  reason = COALESCE(@reason, reason),
  not_before = @notBefore,
  status_left = @statusLeft,
  settled_at = UTC_TIMESTAMP(6),
  bead_updated_at = COALESCE(@beadUpdatedAt, bead_updated_at),
  changed_at = UTC_TIMESTAMP(6)
WHERE bead_id = @id AND attempt = @number AND token = @token AND state = @state
