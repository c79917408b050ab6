namespace BeadsAutomation.Bench.Running;

/// <summary>An agent that takes no time: what is left is ours.</summary>
internal sealed class InstantAgent : IAgent
{
    public string Name => "beadboard";

    public bool NeedsText => false;

    public bool FindsByToken => false;

    public Task<Room> AskRoomAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new Room(RoomState.Known, 10, "10 free"));

    public Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(new DispatchAnswer(AnswerClass.Accepted, "job-1", 200, "accepted"));

    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a tick asks for no job");
}
