INSERT INTO events (id, issue_id, event_type, actor, old_value, new_value, created_at)
VALUES (@eventId, @id, @eventType, @actor, @oldValue, @newValue, UTC_TIMESTAMP())
