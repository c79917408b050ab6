namespace BeadsAutomation.Ledger;

/// <summary>Puts notices beside what a run is about to write, and remembers which; nothing where nobody is to be told.</summary>
internal sealed class Announcer(BeadsOptions options, Entropy entropy)
{
    private HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The transition with what it tells.</summary>
    public BeadTransition Announce(BeadTransition transition) =>
        options.NotifyUrl is not null && Notices.Of(transition) is { } notice
            ? transition with
            {
                Notice = Remembered(notice),
            }
            : transition;

    /// <summary>What a change of the breaker tells.</summary>
    public Notice? Announce(Breaker before, Brakes after) =>
        (before.IsOpen, after.Breaker.IsOpen) switch
        {
            (false, true) => Announce(
                NoticeKind.BreakerOpened,
                $"{after.Breaker.Failures} failures in a row; {after.Hold?.Cause}"
            ),
            (true, false) => Announce(NoticeKind.BreakerClosed, $"after {before.Probes + 1} tries"),
            _ => null,
        };

    /// <summary>What a pause or its end tells.</summary>
    public Notice? Announce(string kind, string sentence) =>
        options.NotifyUrl is null ? null : Remembered(Notices.Of(kind, entropy.NewToken(), sentence));

    /// <summary>The ids of the notices since this was asked last; whether they were written, the store knows.</summary>
    public IReadOnlySet<string> TakeTold()
    {
        var told = _told;
        _told = new HashSet<string>(StringComparer.Ordinal);
        return told;
    }

    private Notice Remembered(Notice notice)
    {
        _told.Add(notice.Id);
        return notice;
    }
}
