-- What a bead says.
SELECT
  title AS Title,
  description AS Description,
  design AS Design,
  acceptance_criteria AS AcceptanceCriteria,
  notes AS Notes
FROM issues
WHERE id = @id
