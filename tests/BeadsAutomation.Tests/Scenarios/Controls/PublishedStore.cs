namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Remembers what was put into the history.</summary>
internal sealed class PublishedStore(IBeadStore inner, List<string> published) : WrappedStore(inner)
{
    public override Task PublishAsync(string beadId, string message, CancellationToken cancellationToken)
    {
        published.Add($"{beadId}: {message}");
        return base.PublishAsync(beadId, message, cancellationToken);
    }
}
