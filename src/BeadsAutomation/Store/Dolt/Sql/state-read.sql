SELECT value FROM automation_state WHERE name = @name
