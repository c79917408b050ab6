-- What the guarded write stored: Dolt rounds times when it stores them, so they are read back, never computed.
SELECT i.updated_at AS UpdatedAt, LENGTH(i.notes) AS NotesBytes,
  CASE WHEN RIGHT(i.notes, CHAR_LENGTH(COALESCE(@note, ''))) = COALESCE(@note, '') THEN 1 ELSE 0 END AS Noted
FROM issues i
WHERE i.id = @id
