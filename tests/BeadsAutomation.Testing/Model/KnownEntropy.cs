using System.Globalization;

namespace BeadsAutomation.Testing.Model;

/// <summary>Chance that can be repeated: every value is new and says whose it is.</summary>
public sealed class KnownEntropy(int actor = 0) : Entropy
{
    private int _next;

    public override string NewToken() => string.Create(CultureInfo.InvariantCulture, $"{actor:x8}{++_next:x24}");

    public override string NewEventId() => string.Create(CultureInfo.InvariantCulture, $"event-{actor}-{++_next}");

    public override double NextShare() => 0;

    public override long NewRowLock() => (actor * 1000L) + ++_next;
}
