namespace BeadsAutomation.Testing.Rig;

/// <summary>What an agent service says, one of each kind.</summary>
public static class Answers
{
    public static DispatchAnswer Accepted(DispatchOrder order) => new(AnswerClass.Accepted, JobOf(order), 200, "");

    public static DispatchAnswer BeadFault(DispatchOrder order) =>
        new(AnswerClass.BeadFault, null, 400, "the bead is not to its liking");

    public static DispatchAnswer Environment(DispatchOrder order) =>
        new(AnswerClass.Environment, null, 502, "nobody behind the gateway");

    public static DispatchAnswer Busy(DispatchOrder order) => new(AnswerClass.Busy, null, 429, "Queue full");

    public static DispatchAnswer Unknown(DispatchOrder order) =>
        new(AnswerClass.Unknown, null, null, "the connection was reset");

    /// <summary>An answer of any class.</summary>
    public static DispatchAnswer Of(AnswerClass kind, DispatchOrder order) =>
        kind switch
        {
            AnswerClass.Accepted => Accepted(order),
            AnswerClass.BeadFault => BeadFault(order),
            AnswerClass.Environment => Environment(order),
            AnswerClass.Busy => Busy(order),
            AnswerClass.Unknown => Unknown(order),
            _ => new DispatchAnswer(kind, null, 400, "no"),
        };

    /// <summary>The job that an accepted order starts.</summary>
    public static string JobOf(DispatchOrder order) => $"job-{order.BeadId}-{order.Attempt}";

    public static JobReport Job(JobState state, string? output = null) =>
        new(state, state == JobState.Failed ? 1 : null, "", output);
}
