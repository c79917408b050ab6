-- One look at what this database is: bd's schema version, its project, the time there, and whose server it is.
SELECT
  (SELECT MAX(version) FROM schema_migrations) AS SchemaVersion,
  (SELECT value FROM metadata WHERE `key` = '_project_id') AS ProjectId,
  UTC_TIMESTAMP(6) AS `Now`,
  @@version_comment AS ServerComment
