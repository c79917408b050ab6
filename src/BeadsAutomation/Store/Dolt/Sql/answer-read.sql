-- What an answer meets: the row it belongs to, and whether the bead is open already.
SELECT a.state AS State, a.answer AS Answer, a.job_id AS JobId,
  CASE WHEN i.status = 'open' THEN 1 ELSE 0 END AS IsOpen
FROM automation_attempts a
LEFT JOIN issues i ON i.id = a.bead_id
WHERE a.bead_id = @id AND a.attempt = @number AND a.token = @token
