SELECT
  id AS Id,
  kind AS Kind,
  bead_id AS BeadId,
  facts AS Facts,
  created_at AS CreatedAt,
  UTC_TIMESTAMP(6) AS `Now`
FROM automation_outbox
ORDER BY created_at, id
