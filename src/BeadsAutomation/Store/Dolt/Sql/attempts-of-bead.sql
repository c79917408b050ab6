SELECT attempt AS Number, token AS Token, state AS State FROM automation_attempts WHERE bead_id = @id
