CREATE TABLE IF NOT EXISTS automation_results (
  bead_id VARCHAR(255) COLLATE {id_collation} NOT NULL,
  attempt INT NOT NULL,
  cost_usd DECIMAL(12,6),
  turns INT,
  session_id VARCHAR(100) COLLATE utf8mb4_bin,
  PRIMARY KEY (bead_id, attempt)
)
