namespace BeadsAutomation.Agents.Command;

/// <summary>Who runs a job: <c>process.json</c>.</summary>
/// <param name="Supervisor">The supervisor, which leads the job's session.</param>
/// <param name="Agent">The agent; <see langword="null"/> until it is started.</param>
internal sealed record JobProcesses(ProcessIdentity Supervisor, ProcessIdentity? Agent = null)
{
    /// <summary>Whether one of them lives.</summary>
    public bool IsAnyAlive() => Supervisor.IsAlive() || Agent?.IsAlive() == true;
}
