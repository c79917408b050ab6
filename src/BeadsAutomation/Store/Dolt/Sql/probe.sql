-- One look at what this database is: bd's schema version, its project, the time there, and whose server it is; and, where it is asked
-- for, whether there is any work to look at. Most ticks and sweeps end with this, which costs Dolt a tenth of planning the queue.
SELECT
  (SELECT MAX(version) FROM schema_migrations) AS SchemaVersion,
  (SELECT value FROM metadata WHERE `key` = '_project_id') AS ProjectId,
  UTC_TIMESTAMP(6) AS `Now`,
  @@version_comment AS ServerComment
  /*[work] ,
  COALESCE(
    (SELECT 1 FROM issues o WHERE o.assignee = @assignee AND o.status = 'open' LIMIT 1),
    (SELECT 1 FROM wisps x WHERE x.assignee = @assignee AND x.status = 'open' LIMIT 1)
  ) AS Waits,
  (SELECT 1 FROM issues c WHERE c.assignee = @assignee AND c.status = 'in_progress' LIMIT 1) AS Claimed
  */
  /*[ledger] , 1 AS HasLedger, (SELECT 1 FROM automation_attempts a WHERE a.state <> 'settled' LIMIT 1) AS Unsettled */
