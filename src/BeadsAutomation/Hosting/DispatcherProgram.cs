using BeadsAutomation.Agents.Command;
using BeadsAutomation.Commands.CommandLine;
using static BeadsAutomation.Hosting.VerbRunner;

namespace BeadsAutomation.Hosting;

/// <summary><c>beads-dispatcher</c>: sends beads. It is also what supervises a job of the command agent.</summary>
public static class DispatcherProgram
{
    /// <summary>The program and its verbs.</summary>
    internal static readonly Program Executable = new(
        "beads-dispatcher",
        [
            new(Verb.Tick, Once((runner, request) => runner.TickAsync(request))),
            new(Verb.Rearm, Once(HandVerbs.RearmAsync)),
            new(Verb.Pause, Once(HandVerbs.PauseAsync)),
            new(Verb.Resume, Once(HandVerbs.ResumeAsync)),
            new(Verb.Dispatch, Once(HandVerbs.DispatchAsync)),
            new(Verb.Cancel, Once(HandVerbs.CancelAsync)),
            new(Verb.Reap, Once(HandVerbs.ReapAsync)),
            new(Verb.Run, ResidentRunner.RunAsync),
            new(Verb.KedaQuery, Once(QuestionVerbs.KedaQueryAsync)),
            new(Verb.Explain, Once(QuestionVerbs.ExplainAsync)),
            new(Verb.Status, Once(QuestionVerbs.StatusAsync)),
            new(Verb.History, Once(QuestionVerbs.HistoryAsync)),
            new(Verb.Report, Once(QuestionVerbs.ReportAsync)),
            new(Verb.Doctor, Once(QuestionVerbs.DoctorAsync)),
            new(Verb.Config, Once(QuestionVerbs.ConfigAsync)),
            new(Verb.Completions, null),
        ]
    );

    /// <summary>Runs it; the answer is the exit code.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        StandardStream.Set();
        return arguments is [SupervisorProgram.Verb, var folder]
            ? new Supervisor(new JobFolder(folder), TimeProvider.System, new UnfailingWriter(Console.Error)).RunAsync()
            : CommandHost.RunProcessAsync(Executable, arguments);
    }
}
