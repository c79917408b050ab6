CREATE TABLE automation_state (
  name VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  value TEXT COLLATE utf8mb4_bin NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
)
