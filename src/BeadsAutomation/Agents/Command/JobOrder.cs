namespace BeadsAutomation.Agents.Command;

/// <summary>What a supervisor is to do: <c>order.json</c>.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Attempt">The attempt's number.</param>
/// <param name="Token">The attempt's token: the folder's name and the job's id.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Timeout">How long it may run.</param>
/// <param name="Created">When the dispatch began: an order that lies too long is not carried out.</param>
/// <param name="Worker">Host and process that ordered it.</param>
internal sealed record JobOrder(
    string BeadId,
    int Attempt,
    string Token,
    IReadOnlyList<string> Command,
    TimeSpan Timeout,
    DateTimeOffset Created,
    string Worker
)
{
    /// <summary>Older than this nobody waits for it any more, so nothing may start.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>Whether it may still be carried out. A clock that was set back makes an order come from the future: no proof of age, so no.</summary>
    public bool IsFresh(DateTimeOffset now) => (now - Created).Duration() <= Fresh;
}
