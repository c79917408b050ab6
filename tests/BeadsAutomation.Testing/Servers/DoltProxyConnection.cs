using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Testing.Servers;

/// <summary>
/// One client's connection through a <see cref="DoltProxy"/>. The client waits for each answer, so that the server is idle whenever a
/// statement comes. A statement that fails under autocommit leaves a transaction with its snapshot open; the next plain statement runs
/// in it and ends it; BEGIN, START TRANSACTION, COMMIT and ROLLBACK end it at once.
/// </summary>
internal sealed partial class DoltProxyConnection(
    NetworkStream client,
    NetworkStream server,
    Func<IReadOnlyList<(Regex Statement, string Text)>> refusals,
    Action<string> sent
)
{
    private bool _begun;
    private Left _left;
    private bool _isFirst;
    private TaskCompletionSource? _ours;

    private enum Left
    {
        Nothing,
        Open,
        EndsAfterThis,
    }

    public async Task ForwardStatementsAsync(CancellationToken end)
    {
        while (true)
        {
            var packet = await MySqlPacket.ReadAsync(client, end);
            if (packet.Statement is not { } statement)
            {
                await server.WriteAsync(packet.Bytes, end);
                continue;
            }
            sent(statement);
            await BeforeAsync(statement, end);
            if (refusals().Append(OwnGrants).FirstOrDefault(r => r.Statement.IsMatch(statement)) is { Text: { } text })
            {
                if (LeavesOpen)
                {
                    await SendOursAsync(Snapshot, end);
                    _left = Left.Open;
                }
                await client.WriteAsync(MySqlPacket.Refusal(1105, text).Bytes, end);
                continue;
            }
            _isFirst = true;
            await server.WriteAsync(MySqlPacket.Query(AsMariaDb(statement)).Bytes, end);
        }
    }

    public async Task ForwardAnswersAsync(CancellationToken end)
    {
        while (true)
        {
            var answer = await MySqlPacket.ReadAsync(server, end);
            if (_ours is { } ours)
            {
                _ours = null;
                ours.SetResult();
                continue;
            }
            if (_isFirst && answer.IsRefusal)
            {
                if (LeavesOpen)
                {
                    await server.WriteAsync(MySqlPacket.Query(Snapshot).Bytes, end);
                    await MySqlPacket.ReadAsync(server, end);
                    _left = Left.Open;
                }
                answer = answer.Number is 1142 or 1143 or 1044
                    ? MySqlPacket.Refusal(1105, "command denied to user 'somebody'@'%'")
                    : answer;
            }
            _isFirst = false;
            await client.WriteAsync(answer.Bytes, end);
        }
    }

    // Whoever may not read that database may not even see their own.
    private static readonly (Regex Statement, string Text) OwnGrants = (
        ShowGrants(),
        "Access denied for user 'somebody'@'%' to database 'mysql'"
    );

    private const string Snapshot = "START TRANSACTION WITH CONSISTENT SNAPSHOT";

    private bool LeavesOpen => !_begun && _left == Left.Nothing;

    private async Task BeforeAsync(string statement, CancellationToken end)
    {
        if (_left == Left.EndsAfterThis)
        {
            await SendOursAsync("COMMIT", end);
        }
        var (begins, ends) = (Begins().IsMatch(statement), Ends().IsMatch(statement));
        _left = _left == Left.Open && !begins && !ends ? Left.EndsAfterThis : Left.Nothing;
        _begun = begins || (_begun && !ends);
    }

    private async Task SendOursAsync(string statement, CancellationToken end)
    {
        var ours = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ours = ours;
        await server.WriteAsync(MySqlPacket.Query(statement).Bytes, end);
        await ours.Task.WaitAsync(end);
    }

    private static string AsMariaDb(string statement) =>
        Procedure()
            .Replace(statement, "SELECT 0 AS status")
            .Replace("@@version_comment", "'Dolt'", StringComparison.Ordinal)
            .Replace("DOLT_VERSION()", "'2.2.0'", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\A\s*(BEGIN|START\s+TRANSACTION)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Begins();

    [GeneratedRegex(@"\A\s*(COMMIT|ROLLBACK)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\A\s*SHOW GRANTS\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ShowGrants();

    [GeneratedRegex(@"\A\s*CALL DOLT_.*\z", RegexOptions.Singleline, 1000)]
    private static partial Regex Procedure();
}
