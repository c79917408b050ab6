-- What a bead says.
SELECT
  COALESCE(title, '') AS Title,
  COALESCE(description, '') AS Description,
  COALESCE(design, '') AS Design,
  COALESCE(acceptance_criteria, '') AS AcceptanceCriteria,
  COALESCE(notes, '') AS Notes
FROM issues
WHERE id = @id
