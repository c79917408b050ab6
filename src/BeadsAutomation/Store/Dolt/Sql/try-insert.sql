INSERT INTO {table} ({columns}) SELECT {values} FROM (SELECT 1 AS one) base WHERE 1 = 0
