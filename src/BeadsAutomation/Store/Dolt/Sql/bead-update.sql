-- The one guarded write of a bead: everything observed is matched. The note is left out when it does not fit into @notesBytes.
UPDATE issues
SET
  status = COALESCE(@newStatus, status),
  notes = CASE
    WHEN @note IS NULL OR LENGTH(notes) + LENGTH(@note) + 1 > @notesBytes THEN notes
    WHEN LENGTH(notes) = 0 THEN @note
    ELSE CONCAT(notes, @newline, @note)
  END,
  started_at = CASE WHEN @newStatus = 'in_progress' THEN COALESCE(started_at, UTC_TIMESTAMP()) ELSE started_at END,
  updated_at = UTC_TIMESTAMP()
  /*[row_lock] , row_lock = @newRowLock */
WHERE id = @id
  AND status = @status
  AND assignee <=> @assignee
  AND updated_at = @updatedAt
  /*[row_lock] AND row_lock = @rowLock */
