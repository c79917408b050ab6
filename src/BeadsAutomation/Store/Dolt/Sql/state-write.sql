INSERT INTO automation_state (name, value, updated_at)
VALUES (@name, @value, UTC_TIMESTAMP(6))
ON DUPLICATE KEY UPDATE value = @value, updated_at = UTC_TIMESTAMP(6)
