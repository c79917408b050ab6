namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A process died here: nothing of ours may catch it.</summary>
internal sealed class CrashException(string where) : Exception(where);
