namespace BeadsAutomation.Agents.AgentService;

/// <summary>What is kept of a job object.</summary>
/// <param name="Status">The service's word.</param>
/// <param name="ExitCode">The exit code of a job that ended with one.</param>
/// <param name="Error">Why the service could not run it; the end of it, when it is very long.</param>
/// <param name="OutputTail">The last 64 KiB of the standard output; <see langword="null"/> when there is none.</param>
/// <param name="ErrorTail">The same of the standard error.</param>
internal sealed record JobObject(string? Status, int? ExitCode, string? Error, string? OutputTail, string? ErrorTail);
