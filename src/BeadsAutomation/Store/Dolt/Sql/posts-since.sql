-- How many beads were sent since then. A row that was marked and then not sent any more says so in its answer.
SELECT COUNT(*)
FROM automation_attempts a
WHERE a.posted_at >= @since AND (a.answer IS NULL OR a.answer <> @notSent)
