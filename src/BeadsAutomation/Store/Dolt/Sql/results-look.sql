-- Whether it can be read.
SELECT COUNT(*) FROM automation_results WHERE attempt < 0
