-- The labels of the sentinel's open beads.
SELECT l.issue_id AS BeadId, l.label AS Label
FROM issues i
JOIN labels l ON l.issue_id = i.id
WHERE i.assignee = @assignee AND i.status = 'open'
