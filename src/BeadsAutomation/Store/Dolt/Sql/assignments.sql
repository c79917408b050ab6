-- What bd noted of who made or assigned the sentinel's open beads, or changed what they ask for. Its values are JSON or plain text: which
-- of these events wrote which cell is read from them later.
SELECT e.issue_id AS BeadId, e.event_type AS Type, e.actor AS Actor, e.new_value AS NewValue, e.created_at AS At
FROM issues i
JOIN events e ON e.issue_id = i.id
WHERE i.assignee = @assignee AND i.status = 'open'
  AND (
    e.event_type = 'created'
    OR e.new_value LIKE '%assignee%'
    OR e.new_value LIKE '%"title"%'
    OR e.new_value LIKE '%"description"%'
    OR e.new_value LIKE '%"design"%'
    OR e.new_value LIKE '%"acceptance_criteria"%'
  )
