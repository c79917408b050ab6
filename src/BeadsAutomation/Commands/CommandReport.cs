using System.Text.Json.Serialization;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Commands.Config;
using BeadsAutomation.Commands.Doctor;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Pausing;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Commands.Status;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Notifications;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands;

/// <summary>All that one run has to say: the document of <c>--output json</c>. Fields are only ever added while <see cref="Schema"/> stays.</summary>
internal sealed record CommandReport
{
    /// <summary>What is said of a request before there is more to say.</summary>
    public static CommandReport Of(Request request, ExitCode exitCode) =>
        new()
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = exitCode,
            DryRun = request.DryRun,
        };

    /// <summary>The version of this document.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The verb.</summary>
    public required string Command { get; init; }

    /// <summary>What the process says.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>Whether nothing was to be written or sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>The tick, when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TickReport? Tick { get; init; }

    /// <summary>The sweep, when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SweepReport? Sweep { get; init; }

    /// <summary>The re-arming, when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HandReport? Rearm { get; init; }

    /// <summary>Why beads wait, when that was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExplainReport? Explain { get; init; }

    /// <summary>The queue and what is in hand, when that was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StatusReport? Status { get; init; }

    /// <summary>Attempts, when they were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HistoryReport? History { get; init; }

    /// <summary>What was sent in a while, when that was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PeriodReport? Report { get; init; }

    /// <summary>What stands on standard output in place of lines: a report that is a document.</summary>
    [JsonIgnore]
    public string? Document { get; init; }

    /// <summary>The pause or its end, when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PauseReport? Pause { get; init; }

    /// <summary>The bead that was to be sent by hand, when there was one; what came of the send is in <see cref="Tick"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HandDispatchReport? Dispatch { get; init; }

    /// <summary>The claim that was cancelled or given up by hand, when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HandReport? Hand { get; init; }

    /// <summary>What became of notices, when there were any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryReport? Notices { get; init; }

    /// <summary>The statement for a scaler, when it was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Query { get; init; }

    /// <summary>What the doctor found, when it looked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DoctorReport? Doctor { get; init; }

    /// <summary>The settings in force, when they were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ShownSetting>? Settings { get; init; }

    /// <summary>Sentences about what kept a pass from ending well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The same of a run that could not say all this: a code that tells of its work stays, since that is what was asked for.</summary>
    public CommandReport Unwritten(string sentence) =>
        this with
        {
            ExitCode = ExitCode == ExitCode.Done ? ExitCode.Unexpected : ExitCode,
            Error = Error is null ? sentence : $"{Error} {sentence}",
        };
}
