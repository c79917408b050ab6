-- The beads in flight by the labels that name their pools. Of a refused attempt surely nothing runs, and nothing will.
SELECT DISTINCT a.bead_id AS BeadId, l.label AS Label
FROM automation_attempts a
JOIN issues i ON i.id = a.bead_id
JOIN labels l ON l.issue_id = a.bead_id
WHERE a.state NOT IN ('settled', 'refused') AND i.status <> 'closed' AND l.label LIKE 'pool:_%'
