-- Named one by one: our tables never show as changes of the repository.
INSERT IGNORE INTO dolt_ignore (pattern, ignored) VALUES ('automation_attempts', 1), ('automation_state', 1)
