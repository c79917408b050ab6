-- Once for each connection, whatever the server's own setting: a transaction reads one snapshot. Dolt knows no other.
SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ
