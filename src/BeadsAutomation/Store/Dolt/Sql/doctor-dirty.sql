-- What waits for a Dolt commit, and when the last one was.
SELECT s.table_name AS Name, (SELECT date FROM dolt_log LIMIT 1) AS LastCommit
FROM dolt_status s
