-- The beads in flight by the labels that name their pools; with the ledger alone, so asked only where it was made.
SELECT DISTINCT a.bead_id AS BeadId, l.label AS Label
FROM automation_attempts a
JOIN issues i ON i.id = a.bead_id
JOIN labels l ON l.issue_id = a.bead_id
WHERE a.state <> 'settled' AND i.status <> 'closed' AND l.label LIKE 'pool:_%'
