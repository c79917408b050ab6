-- A notice is told once: one that waits already is left as it is.
INSERT IGNORE INTO automation_outbox (id, kind, bead_id, facts, created_at)
VALUES (@id, @kind, @beadId, @facts, UTC_TIMESTAMP(6))
