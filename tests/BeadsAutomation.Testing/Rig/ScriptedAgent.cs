namespace BeadsAutomation.Testing.Rig;

/// <summary>An agent service in the process: answers as told and keeps what it was sent. For use by several processes at once.</summary>
public sealed class ScriptedAgent : IAgent
{
    private readonly Lock _lock = new();
    private readonly List<Post> _posts = [];
    private readonly List<(string Token, JobReport Report)> _told = [];
    private int _roomQuestions;
    private int _lookUps;

    /// <summary>One request to start work and the answer it got.</summary>
    public sealed record Post(DispatchOrder Order, DispatchAnswer Answer)
    {
        /// <summary>Whether an agent may have been started by it.</summary>
        public bool MayHaveStarted => Answer.Class is AnswerClass.Accepted or AnswerClass.Unknown;
    }

    public string Name => "beadboard";

    public bool NeedsText { get; set; }

    public bool FindsByToken { get; set; }

    /// <summary>Says nothing of room unless told otherwise.</summary>
    public Func<Room> Room { get; set; } = () => new Room(RoomState.Unknown, null, "");

    /// <summary>Accepts everything unless told otherwise.</summary>
    public Func<DispatchOrder, DispatchAnswer> Answer { get; set; } = Answers.Accepted;

    /// <summary>What the work does to its bead before the answer is on its way.</summary>
    public Action<DispatchOrder> Work { get; set; } = _ => { };

    /// <summary>Cannot tell of any job unless told otherwise.</summary>
    public Func<JobQuery, JobReport> Job { get; set; } = _ => Answers.Job(JobState.CannotTell);

    /// <summary>Everything that was sent, in order.</summary>
    public IReadOnlyList<Post> Posts
    {
        get
        {
            lock (_lock)
            {
                return [.. _posts];
            }
        }
    }

    /// <summary>Whether it was asked for the job of this token, and said such a thing.</summary>
    public bool HasTold(string token, Func<JobReport, bool> what)
    {
        lock (_lock)
        {
            return _told.Any(t => t.Token == token && what(t.Report));
        }
    }

    /// <summary>All requests of any kind.</summary>
    public int Requests => Posts.Count + _roomQuestions + _lookUps;

    public IReadOnlyList<Post> PostsOf(string beadId) => [.. Posts.Where(p => p.Order.BeadId == beadId)];

    public Task<Room> AskRoomAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _roomQuestions);
        return Task.FromResult(Room());
    }

    public Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = Answer(order);
        lock (_lock)
        {
            _posts.Add(new Post(order, answer));
        }
        Work(order);
        return Task.FromResult(answer);
    }

    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookUps);
        var report = Job(query);
        lock (_lock)
        {
            _told.Add((query.Token, report));
        }
        return Task.FromResult(report);
    }
}
