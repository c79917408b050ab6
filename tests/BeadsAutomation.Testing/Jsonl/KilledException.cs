namespace BeadsAutomation.Testing.Jsonl;

/// <summary>The process is no more.</summary>
public sealed class KilledException : Exception;
