-- The bead's cells, for a transition that does not write them and must find them as observed.
SELECT i.id AS FoundId, i.status AS Status, i.assignee AS Assignee, i.updated_at AS UpdatedAt
  /*[row_lock] , i.row_lock AS RowLock */
FROM issues i
WHERE i.id = @id
