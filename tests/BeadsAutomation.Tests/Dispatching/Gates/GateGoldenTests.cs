using System.Text.Json;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Dispatching.Gates;

/// <summary>What a person reads of every gate, and a program beside him.</summary>
public sealed class GateGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // What was asked of which day.
    private static readonly Dictionary<string, (bool Spent, Func<ProcessRig, Task<CommandReport>> Ask)> Questions = new(
        StringComparer.Ordinal
    )
    {
        ["gates-tick"] = (false, TickAsync),
        ["gates-explain"] = (false, ExplainAsync),
        ["gates-status"] = (false, StatusAsync),
        ["gates-dispatch-pool"] = (false, process => DispatchAsync(process, "paint")),
        ["gates-dispatch-stranger"] = (false, process => DispatchAsync(process, "stranger")),
        ["gates-dispatch-weather"] = (false, process => DispatchAsync(process, "storm")),
        ["gates-spent-tick"] = (true, TickAsync),
        ["gates-spent-explain"] = (true, process => ExplainAsync(process, "web-3")),
        ["gates-spent-status"] = (true, StatusAsync),
        ["gates-spent-dispatch"] = (true, process => DispatchAsync(process, "web-1")),
    };

    public static TheoryData<string> Asked => [.. Questions.Keys];

    /// <summary>To make them anew after a change that is meant: BEADS_TEST_GOLDENS=the folder of the goldens.</summary>
    [Theory]
    [MemberData(nameof(Asked))]
    public async Task The_answer_is_this(string question)
    {
        var (spent, ask) = Questions[question];
        var world = spent ? await GatedWorld.MakeSpentAsync() : await GatedWorld.MakeAsync();
        var posts = world.Agent.Posts.Count;

        var report = await ask(world.Process());

        world.Agent.Posts.Count.ShouldBe(posts);
        (posts, world.Status("storm")).ShouldBe((4, "open"));
        await MustBeAsync($"{question}.txt", Text(report, world.Options));
        await MustBeAsync($"{question}.json", Json(report));
    }

    private static async Task MustBeAsync(string golden, string text)
    {
        if (Environment.GetEnvironmentVariable("BEADS_TEST_GOLDENS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, golden), text);
            return;
        }
        text.ShouldBe(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "goldens", golden)));
    }

    private static string Text(CommandReport report, BeadsOptions options)
    {
        using var home = new TemporaryHome();
        new ReportText(new TextOutput(home.ProcessEnvironment), options).Write(report);
        home.Error.ToString().ShouldBeEmpty();
        return home.Out.ToString();
    }

    private static string Json(CommandReport report) =>
        JsonSerializer.SerializeToNode(report, ReportJson.Default.CommandReport)!.ToJsonString(Indented) + "\n";

    private static async Task<CommandReport> TickAsync(ProcessRig process)
    {
        var tick = await process.TickAsync(dryRun: true);
        return Report("tick", tick.ExitCode) with { DryRun = true, Tick = tick };
    }

    private static async Task<CommandReport> ExplainAsync(ProcessRig process, params string[] beadIds) =>
        Report("explain") with
        {
            Explain = await process.ExplainAsync(beadIds),
        };

    private static Task<CommandReport> ExplainAsync(ProcessRig process) => ExplainAsync(process, []);

    private static async Task<CommandReport> StatusAsync(ProcessRig process)
    {
        var status = await process.StatusAsync();
        // The worker is this very process.
        return Report("status") with
        {
            Status = status with { LastDone = status.LastDone! with { Worker = "host/1" } },
        };
    }

    private static async Task<CommandReport> DispatchAsync(ProcessRig process, string beadId)
    {
        var dispatch = await process.DispatchAsync(beadId);
        return Report("dispatch", dispatch.ExitCode) with { Dispatch = dispatch };
    }

    private static CommandReport Report(string command, ExitCode exitCode = ExitCode.Done) =>
        new() { Command = command, ExitCode = exitCode };
}
