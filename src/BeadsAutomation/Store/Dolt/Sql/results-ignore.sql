-- As for the ledger's other tables, and only where an agent's program tells what it cost.
INSERT IGNORE INTO dolt_ignore (pattern, ignored) VALUES ('automation_results', 1)
