SELECT COUNT(*) FROM automation_outbox
