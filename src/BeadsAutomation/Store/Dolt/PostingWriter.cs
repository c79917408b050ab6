using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The read just before the POST, and the mark that goes with it.</summary>
/// <param name="session">The connection, in a transaction.</param>
/// <param name="reader">Reads bead and readiness.</param>
/// <param name="assignee">The sentinel.</param>
internal sealed class PostingWriter(DatabaseSession session, BeadReader reader, string assignee)
{
    /// <summary>Marks the row if the bead is still ours and ready; the verdict of the COMMIT is not in yet.</summary>
    public async Task<(bool Commit, PostingResult Value)> WriteAsync(
        AttemptKey key,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var (now, history) = await reader.BeadAsync(probed, key.BeadId, cancellationToken);
        if (!history.Attempts.Any(a => a.Key == key && a.State == AttemptState.Claimed))
        {
            return (false, new PostingResult(WriteResult.Lost, null, history, null));
        }
        var readiness = await ReadinessAsync(history.Bead, probed, now, cancellationToken);
        if (PostingCheck.Obstacle(history.Bead, readiness, assignee) is { } obstacle)
        {
            var reason = obstacle == PostingObstacle.NotReady ? readiness?.Obstacle() : null;
            return (false, new PostingResult(WriteResult.Lost, obstacle, history, reason));
        }
        var marked = await session.ExecuteAsync(
            SqlText.Of("attempt-posting"),
            s =>
                s.Connection.ExecuteAsync(
                    s.Text,
                    new
                    {
                        id = key.BeadId,
                        number = key.Number,
                        token = key.Token,
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );
        return (marked == 1, new PostingResult(WriteResult.Lost, null, history, null));
    }

    private async Task<Readiness?> ReadinessAsync(
        Bead? bead,
        ProbeResult probed,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (bead is null || !bead.HasStatus(BeadStatus.InProgress) || !bead.IsAssignedTo(assignee))
        {
            return null;
        }
        var found = await reader.QueueAsync(probed, BeadStatus.InProgress, bead.Id, now, cancellationToken);
        return found.SingleOrDefault(w => string.Equals(w.Bead.Id, bead.Id, StringComparison.Ordinal))?.Readiness;
    }
}
