namespace BeadsAutomation.Testing.Http;

/// <summary>One request as it arrived.</summary>
/// <param name="Method">GET, POST.</param>
/// <param name="Target">Path and query as sent, escapes and all.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">The body as text.</param>
/// <param name="BeadId">The bead that a dispatch names.</param>
public sealed record RecordedRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string? BeadId
)
{
    public bool IsDispatch => Target.EndsWith(AgentDouble.DispatchPath, StringComparison.Ordinal) || GoesToService;

    /// <summary>A dispatch without BeadBoard.</summary>
    public bool GoesToService => Target.EndsWith(AgentDouble.ExecutePath, StringComparison.Ordinal);
}
