-- Our beads whose notes have little room left.
SELECT id AS Id, LENGTH(notes) AS Bytes
FROM issues
WHERE assignee = @assignee AND status <> 'closed' AND LENGTH(notes) > @limit
ORDER BY LENGTH(notes) DESC
LIMIT 5
