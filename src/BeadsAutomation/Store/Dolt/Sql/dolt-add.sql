CALL DOLT_ADD(@table)
