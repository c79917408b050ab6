namespace BeadsAutomation.Testing.Rig;

/// <summary>One process' view of an agent, with a step before and after each request takes effect.</summary>
internal sealed class SteppedAgent(IAgent agent, Func<string, Task> step) : IAgent
{
    public string Name => agent.Name;

    public bool NeedsText => agent.NeedsText;

    public bool FindsByToken => agent.FindsByToken;

    public Task<Room> AskRoomAsync(CancellationToken cancellationToken) =>
        AroundAsync("AskRoom", () => agent.AskRoomAsync(cancellationToken));

    public Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken) =>
        AroundAsync("Post", () => agent.DispatchAsync(order, cancellationToken));

    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken) =>
        AroundAsync("FindJob", () => agent.FindJobAsync(query, cancellationToken));

    private async Task<T> AroundAsync<T>(string operation, Func<Task<T>> effect)
    {
        await step($"{operation}/Before");
        var answer = await effect();
        await step($"{operation}/After");
        return answer;
    }
}
