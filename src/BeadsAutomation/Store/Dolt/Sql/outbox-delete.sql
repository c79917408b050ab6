DELETE FROM automation_outbox WHERE id = @id
