-- As for the ledger's other tables, and only where somebody is to be told.
INSERT IGNORE INTO dolt_ignore (pattern, ignored) VALUES ('automation_outbox', 1)
