namespace BeadsAutomation.Testing.Chance;

/// <summary>A reader did not stand up to a case.</summary>
public sealed class FuzzException(string message, Exception? cause = null) : Exception(message, cause);
