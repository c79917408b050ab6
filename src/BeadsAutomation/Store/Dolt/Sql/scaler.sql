-- What a scaler asks: how many beads a tick would send now, and one more when a sweep is due. One row with one whole number.
-- It is printed with literals for its parameters and with these statements in its braces: ready is scaler-ready.sql, attempted is
-- scaler-attempted.sql.
SELECT
  CASE
    -- An idle store is asked three cheap questions and no more. One status in each: for a list of them Dolt might read all that the
    -- sentinel ever closed.
    WHEN NOT EXISTS (SELECT 1 FROM issues i WHERE i.assignee = @assignee AND i.status = 'open')
      AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.assignee = @assignee AND i.status = 'in_progress')
      /*[ledger] AND NOT EXISTS (SELECT 1 FROM automation_attempts a WHERE a.state <> 'settled') */
      THEN 0
    ELSE
      /*[ledger]
      CASE
        -- gates: paused
        -- The whole queue is paused. Whatever does not say in a whole second when it ended is in force, as for a tick.
        WHEN EXISTS (
          SELECT 1
          FROM (
            SELECT JSON_UNQUOTE(JSON_EXTRACT(CASE WHEN JSON_VALID(value) = 1 THEN value END, '$.until')) AS until_at
            FROM automation_state
            WHERE name = @pause
          ) p
          WHERE COALESCE(
            p.until_at LIKE '____-__-__T__:__:__Z'
              AND LEFT(p.until_at, 19) <= DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%s'),
            0
          ) = 0
        ) THEN 0
        -- gates: held breaker_open
        WHEN EXISTS (
          SELECT 1
          FROM (
            SELECT
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.until')) AS until_at,
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.began')) AS began_at,
              JSON_UNQUOTE(JSON_EXTRACT(s.json, '$.accepted_at')) AS accepted_at
            FROM (SELECT CASE WHEN JSON_VALID(value) = 1 THEN value END AS json FROM automation_state WHERE name = @hold) s
          ) h
          -- Times of the form 2026-11-20T12:00:00Z, compared as text; a hold with a time further ahead than any may be is ignored.
          WHERE h.until_at > DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%s')
            AND h.until_at <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL @longestHold SECOND, '%Y-%m-%dT%H:%i:%s')
            AND COALESCE(h.began_at, '') <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL @longestHold SECOND, '%Y-%m-%dT%H:%i:%s')
            AND COALESCE(h.accepted_at, '') <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL @longestHold SECOND, '%Y-%m-%dT%H:%i:%s')
        ) THEN 0
        -- gates: capacity_saturated
        WHEN (
          SELECT COUNT(DISTINCT a.bead_id)
          FROM automation_attempts a
          LEFT JOIN issues i ON i.id = a.bead_id
          WHERE a.state <> 'settled' AND (i.id IS NULL OR i.status <> 'closed')
        ) >= @maxInFlight THEN 0
        ELSE
      */
      /*[budget]
        -- gates: budget_exhausted
        LEAST(
          GREATEST(0, @maxPerDay - (
            SELECT COUNT(*)
            FROM automation_attempts p
            WHERE p.posted_at >= UTC_DATE() AND (p.answer IS NULL OR p.answer <> @notSent)
          )),
      */
        (
          SELECT COUNT(*)
          FROM ({ready}) r
          /*[ledger]
          LEFT JOIN ({attempted}) t ON t.bead_id = r.Id
          */
          WHERE TRUE
          /*[ledger]
            -- gates: in_flight old_data attempts_exhausted backoff orphan_grace
            AND (
              t.bead_id IS NULL
              OR (
                t.in_flight = 0
                AND t.is_old = 0
                AND t.counted < @maxAttempts
                -- A time further ahead than any backoff or grace lasts was written by a wrong clock.
                AND (
                  t.not_before IS NULL OR t.not_before <= UTC_TIMESTAMP(6)
                  OR t.not_before > UTC_TIMESTAMP(6) + INTERVAL @longestBackoff SECOND
                )
                AND (
                  @orphanGrace = 0 OR t.ended_at IS NULL OR t.ended_at + INTERVAL @orphanGrace SECOND <= UTC_TIMESTAMP(6)
                  OR t.ended_at + INTERVAL @orphanGrace SECOND > UTC_TIMESTAMP(6) + INTERVAL @longestGrace SECOND
                )
              )
            )
            -- gates: pool_busy
            -- Not one whose pool is full.
            AND r.Id NOT IN (
              SELECT l.issue_id
              FROM labels l
              JOIN (
                SELECT m.label, COUNT(DISTINCT a.bead_id) AS taken
                FROM automation_attempts a
                JOIN issues i ON i.id = a.bead_id
                JOIN labels m ON m.issue_id = a.bead_id
                WHERE a.state NOT IN ('settled', 'refused') AND i.status <> 'closed' AND m.label LIKE 'pool:_%'
                GROUP BY m.label
              ) f ON f.label = l.label
              WHERE f.taken >= @poolRoom
            )
          */
          /*[trust]
            -- gates: untrusted
            -- Not one that nobody who is trusted ever made or assigned. Who did so last is not asked here.
            AND r.Id IN (
              SELECT e.issue_id
              FROM issues i
              JOIN events e ON e.issue_id = i.id
              WHERE i.assignee = @assignee AND i.status = 'open' AND e.actor IN (@trusted)
                AND (e.event_type = 'created' OR e.new_value LIKE '%assignee%')
            )
          */
        )
      /*[budget] ) */
      /*[ledger] END */
      +
      CASE
        /*[ledger]
        -- Open at its attempt cap, which a sweep blocks, or older than our ledger, which it tells once.
        WHEN EXISTS (SELECT 1 FROM ({attempted}) t WHERE t.in_flight = 0 AND (t.counted >= @maxAttempts OR t.is_old = 2)) THEN 1
        -- What a sweep ends whatever the agent says of it: refused rows, ghosts, and sent rows whose bead somebody else ended or took.
        -- Of a bead that is missing its job or the clock decides.
        WHEN EXISTS (
          SELECT 1
          FROM (SELECT q.bead_id, MAX(q.attempt) AS attempt FROM automation_attempts q WHERE q.state <> 'settled' GROUP BY q.bead_id) u
          JOIN automation_attempts a ON a.bead_id = u.bead_id AND a.attempt = u.attempt
          LEFT JOIN issues i ON i.id = u.bead_id
          WHERE a.state = 'refused'
            OR (
              (a.state NOT IN ('claimed', 'posting') OR a.claimed_at < UTC_TIMESTAMP(6) - INTERVAL @ghostAge SECOND)
              AND (
                a.state = 'claimed'
                OR (i.id IS NOT NULL AND i.assignee IS NULL)
                OR i.assignee <> @assignee OR i.status NOT IN ('open', 'in_progress')
              )
            )
        ) THEN 1
        */
        -- For every other claim in hand the agent or silence decides, which nobody knows here: one look in each interval.
        WHEN MOD(UNIX_TIMESTAMP(), @sweepInterval) < @window
          AND (
            EXISTS (SELECT 1 FROM issues i WHERE i.assignee = @assignee AND i.status = 'in_progress')
            /*[ledger] OR EXISTS (SELECT 1 FROM automation_attempts a WHERE a.state <> 'settled') */
          )
          THEN 1
        ELSE 0
      END
  END AS due
