-- Under grants by table Dolt takes the name of a recursive query for that of a table.
WITH RECURSIVE anything (n) AS (SELECT 1 UNION ALL SELECT a.n + 1 FROM anything a WHERE 1 = 0)
SELECT n FROM anything WHERE 1 = 0
