using BeadsAutomation.Agents;
using BeadsAutomation.Agents.BeadBoard;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What the agent's answers mean.</summary>
internal static class AgentJudge
{
    /// <summary>Without the service's own URL.</summary>
    public static Finding NoService { get; } =
        new(
            DoctorCheck.Token,
            Severity.Info,
            "AGENT_SERVICE_URL is not set: nobody asks what became of a job, and BeadBoard says \"not busy\" while the service is down",
            "set it, and API_BEARER_TOKEN, if this machine can reach the agent service"
        );

    /// <summary>Its health and room.</summary>
    public static Finding Room(string agent, Room room)
    {
        var sentence = $"{agent}: {room.Detail}";
        return room.State switch
        {
            RoomState.Unreachable => new Finding(
                DoctorCheck.Agent,
                Severity.Error,
                sentence,
                "start it, or mend its address in the settings; until then beads are held"
            ),
            _ => new Finding(DoctorCheck.Agent, Severity.Ok, sentence),
        };
    }

    /// <summary>
    /// Whether BeadBoard sees beads whose schema has no <c>dependencies.depends_on_id</c>: its version cannot be asked for, but a bead that
    /// it took says yes, and until then nobody knows.
    /// </summary>
    public static IEnumerable<Finding> Sight(IEnumerable<Attempt> newestFirst)
    {
        var answered = newestFirst.FirstOrDefault(a =>
            string.Equals(a.Agent, AgentNames.BeadBoard, StringComparison.Ordinal) && (IsTaken(a) || IsUnseen(a))
        );
        return answered switch
        {
            null =>
            [
                new Finding(
                    DoctorCheck.Agent,
                    Severity.Warning,
                    "beadboard: nothing was taken by it yet, and a BeadBoard that is older than the schema and reads dependencies.depends_on_id cannot see a bead that the database has: it answers each with \"not found\"",
                    UnseenBead.WaysOut
                ),
            ],
            _ when IsTaken(answered) => [],
            _ => [new Finding(DoctorCheck.Agent, Severity.Error, $"beadboard: {UnseenBead.What}", UnseenBead.WaysOut)],
        };

        static bool IsTaken(Attempt attempt) => attempt.Answer == AnswerClass.Accepted;
        static bool IsUnseen(Attempt attempt) =>
            attempt.Reason?.Contains(UnseenBead.Sight, StringComparison.Ordinal) == true;
    }

    /// <summary>Whether the command that the prompt names for bd is there.</summary>
    public static IEnumerable<Finding> Bd(string call, string? fault) =>
        fault is null
            ? []
            :
            [
                new Finding(
                    DoctorCheck.Agent,
                    Severity.Warning,
                    $"agents are told to run \"{Printable.Line(call, 200)}\", and {Printable.Line(fault, 300)}",
                    "install bd, or write into BEADS_AGENT_BD how agents call it here"
                ),
            ];

    /// <summary>Whether the command agent's program is there.</summary>
    public static Finding Program(string? fault) =>
        fault is null
            ? new Finding(DoctorCheck.Agent, Severity.Ok, "the command's program is there")
            : new Finding(
                DoctorCheck.Agent,
                Severity.Error,
                Printable.Line(fault, 300),
                "name a program that is there in BEADS_AGENT_COMMAND"
            );

    /// <summary>What the look-up of a job that cannot be says of our token.</summary>
    public static Finding Token(ServiceFacts facts, bool hasToken) =>
        facts switch
        {
            { Job.State: JobState.Lost } => new Finding(
                DoctorCheck.Token,
                Severity.Ok,
                hasToken ? "the agent service takes our token" : "the agent service asks for no token"
            ),
            { Status: 401 or 403 } => new Finding(
                DoctorCheck.Token,
                Severity.Error,
                $"the agent service refuses {(hasToken ? "our token" : "to be asked without a token")} (HTTP {facts.Status})",
                "put the service's token into API_BEARER_TOKEN, or into the file that API_BEARER_TOKEN_FILE names"
            ),
            _ => new Finding(
                DoctorCheck.Token,
                Severity.Warning,
                $"the agent service cannot be asked about jobs: {facts.Job.Detail}{(hasToken ? "" : "; API_BEARER_TOKEN is not set")}",
                "check AGENT_SERVICE_URL: it names the service itself, and neither BeadBoard nor a page in front of it"
            ),
        };
}
