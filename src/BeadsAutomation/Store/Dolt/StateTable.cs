using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The table of words that all runs share.</summary>
internal static class StateTable
{
    /// <summary>Writes a word, whatever it was.</summary>
    public static Task WriteAsync(
        DatabaseSession session,
        string name,
        string value,
        CancellationToken cancellationToken
    ) =>
        session.ExecuteAsync(
            SqlText.Of("state-write"),
            s => s.Connection.ExecuteAsync(s.Text, new { name, value }, null, s.Seconds),
            cancellationToken
        );

    /// <summary>All words.</summary>
    public static Task<IReadOnlyList<StateRow>> ReadAsync(
        DatabaseSession session,
        CancellationToken cancellationToken
    ) =>
        session.QueryAsync(
            SqlText.Of("state-read"),
            s => s.Connection.QueryAsync<StateRow>(s.Text, commandTimeout: s.Seconds),
            cancellationToken
        );
}

/// <summary>One word of the state table.</summary>
internal sealed class StateRow
{
    public string Name { get; init; } = "";
    public string Value { get; init; } = "";
}
