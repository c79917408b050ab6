namespace BeadsAutomation.Common;

/// <summary>Which process wrote a row of the ledger: for people who look for its logs.</summary>
internal static class Worker
{
    /// <summary>Host and process id, at most 200 characters.</summary>
    public static string Name { get; } = Printable.Line($"{Environment.MachineName}/{Environment.ProcessId}", 200);
}
