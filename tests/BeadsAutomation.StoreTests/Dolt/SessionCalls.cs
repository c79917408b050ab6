using Dapper;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Short calls on a session.</summary>
internal static class SessionCalls
{
    /// <summary>The numbers that a statement answers.</summary>
    public static Task<IReadOnlyList<long>> CountAsync(this DatabaseSession session, SqlText sql) =>
        session.QueryAsync(
            sql,
            s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
            TestContext.Current.CancellationToken
        );
}
