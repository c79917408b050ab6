namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: takes a request without an answer for one that reached nobody.</summary>
internal sealed class RollbackOnTimeout(IAgent inner) : IAgent
{
    public string Name => inner.Name;

    public bool NeedsText => inner.NeedsText;

    public bool FindsByToken => inner.FindsByToken;

    public Task<Room> AskRoomAsync(CancellationToken cancellationToken) => inner.AskRoomAsync(cancellationToken);

    public async Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var answer = await inner.DispatchAsync(order, cancellationToken);
        return answer.Class == AnswerClass.Unknown ? answer with { Class = AnswerClass.Environment } : answer;
    }

    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken) =>
        inner.FindJobAsync(query, cancellationToken);
}
