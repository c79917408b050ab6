namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: an open bead whose attempt is still in flight looks free to the dispatcher.</summary>
internal sealed class ForgetfulStore(IBeadStore inner) : WrappedStore(inner)
{
    public override async Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken)
    {
        var queue = await base.ReadQueueAsync(cancellationToken);
        return queue with
        {
            Histories = [.. queue.Histories.Select(h => h with { Attempts = [.. h.Attempts.Select(Ended)] })],
        };
    }

    private static Attempt Ended(Attempt attempt) =>
        attempt.IsSettled
            ? attempt
            : attempt with
            {
                StateWord = AttemptState.Settled.Word(),
                Outcome = AttemptOutcome.TakenBack,
                StatusLeft = AttemptCount.Rearmed,
            };
}
