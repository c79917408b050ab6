namespace BeadsAutomation.Tests;

/// <summary>The records that decisions are made on, with what a test does not care about filled in.</summary>
internal static class Given
{
    public const string Id = "bd-1";

    public const string Sentinel = "agent";

    /// <summary>Database UTC in every test.</summary>
    public static readonly DateTime Now = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    public static readonly BeadsOptions Options = new();

    public static readonly Readiness Ready = new(
        IssueType: "task",
        Pinned: false,
        Ephemeral: false,
        LivesInWisps: false,
        Deferred: false,
        BlockedBy: null,
        HasAcceptance: true
    );

    /// <summary>So long ago; written <c>"30:59"</c> as minutes and seconds; <c>"-5:-1"</c> lies ahead.</summary>
    public static DateTime Ago(string minutesAndSeconds)
    {
        var parts = minutesAndSeconds.Split(':');
        var minutes = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        var seconds = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return Now - new TimeSpan(0, minutes, seconds);
    }

    public static Bead Bead(
        string status = BeadStatus.InProgress,
        string? assignee = Sentinel,
        DateTime? updatedAt = null,
        string id = Id
    ) => new(id, status, assignee, updatedAt ?? Ago("60:00"), null);

    public static WaitingBead Waiting(
        string id = Id,
        int priority = 2,
        DateTime? createdAt = null,
        Readiness? readiness = null
    ) => new(Bead(BeadStatus.Open, id: id), priority, createdAt ?? Ago("600:00"), readiness ?? Ready);

    /// <summary>A row as its claim left it: the bead's stamp is our own write.</summary>
    public static Attempt Attempt(
        AttemptState state = AttemptState.Claimed,
        DateTime? claimedAt = null,
        int number = 1,
        string id = Id
    ) =>
        new()
        {
            Key = new AttemptKey(id, number, $"{number:x8}{new string('0', 24)}"),
            StateWord = state.Word(),
            Agent = "beadboard",
            ClaimedAt = claimedAt ?? Now,
            PostedAt = state == AttemptState.Claimed ? null : claimedAt ?? Now,
            BeadUpdatedAt = claimedAt ?? Now,
        };

    public static Attempt Settled(
        AttemptOutcome outcome,
        string? left,
        int number = 1,
        bool counted = false,
        DateTime? notBefore = null,
        AnswerClass? answer = null,
        DateTime? answeredAt = null,
        string id = Id
    ) =>
        Attempt(AttemptState.Settled, answeredAt ?? Ago("120:00"), number, id) with
        {
            Outcome = outcome,
            StatusLeft = left,
            Counted = counted,
            NotBefore = notBefore,
            AnswerWord = answer?.Word(),
            Reason = "HTTP 400: no",
            AnsweredAt = answeredAt,
            SettledAt = answeredAt ?? Ago("120:00"),
        };

    /// <summary>So many refusals of the bead itself, each put back to open.</summary>
    public static Attempt[] Rejected(int times, string id = Id) =>
        [
            .. Enumerable
                .Range(1, times)
                .Select(n =>
                    Settled(
                        AttemptOutcome.Rejected,
                        BeadStatus.Open,
                        n,
                        counted: true,
                        answer: AnswerClass.BeadFault,
                        id: id
                    )
                ),
        ];

    public static BeadHistory History(Bead? bead, params Attempt[] attempts) =>
        new(bead?.Id ?? Id, bead, attempts, null, null);

    /// <summary>The first gate of its own that is closed to a bead.</summary>
    public static Skip? FirstClosed(WaitingBead waiting, BeadHistory? history, BeadsOptions? options = null) =>
        GateWalk.FirstClosed(
            GateList.Of(GateScope.Own),
            new Candidate(waiting, history?.Attempts ?? []),
            new GateFacts(Now, 0, options ?? Options)
        );
}
