namespace BeadsAutomation.Store.Dolt;

/// <summary>How long the server is waited for. The driver counts whole seconds.</summary>
internal sealed record DriverTimeouts
{
    /// <summary>How long connecting, one statement or a COMMIT may take; then the driver asks the server to end it.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the driver then waits for the server before it closes the connection.</summary>
    public TimeSpan Cancellation { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the first address of a name is waited for before all are tried at once.</summary>
    public TimeSpan FirstAddress { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long they are then waited for together.</summary>
    public TimeSpan AllAddresses { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>When a session gives up a call whose driver should have given it up before.</summary>
    public TimeSpan Deadline => Command + Cancellation + TimeSpan.FromSeconds(1);
}
