CREATE TABLE automation_outbox (
  id VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  bead_id VARCHAR(255) COLLATE utf8mb4_bin,
  facts TEXT COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
)
