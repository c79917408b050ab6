using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.EndToEndTests.Resident;

/// <summary>Measures the memory of the whole process, and so runs when all others are done.</summary>
[CollectionDefinition(nameof(IdleDayTests), DisableParallelization = true)]
[Collection(nameof(IdleDayTests))]
public sealed class IdleDayTests(ITestOutputHelper output)
{
    private const int Leak = 1_000;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task A_day_with_nothing_to_do_writes_nothing_and_keeps_nothing()
    {
        await using var world = await World.CreateAsync();
        Assert.SkipWhen(world.Database.Server.Flavour == Flavour.Dolt, "Dolt has no general log.");
        await world.PutAsync(new BeadRow("done"), new BeadRow("no-criteria") { AcceptanceCriteria = " " });
        (await world.TickAsync()).With(0);
        await world.Database.ExecuteAsync("update issues set status = 'closed' where id = 'done'");
        (await world.SweepAsync()).With(0);
        var user = await world.Database.CreateUserAsync("select, insert, update, delete, create");
        var requests = world.Agent.Requests.Count;
        var contents = await world.ContentsAsync();
        await using var log = await StatementLog.StartAsync(world.Database.Server);

        var (ticks, sweeps, grown) = await LiveAsync(
            user.ApplyTo(new BeadsOptions(), world.Database.Name),
            world.Agent.BeadBoardUrl
        );

        (ticks, sweeps).ShouldBe((720, 144));
        var connections = await log.ReadAsync(user.User);
        connections.Count.ShouldBe(ticks + sweeps);
        connections.SelectMany(c => c.Statements).Where(Idle.IdleTests.IsWrite).ShouldBeEmpty();
        (await world.ContentsAsync()).ShouldBe(contents);
        world.Agent.Requests.Count.ShouldBe(requests);
        output.WriteLine($"{connections.Sum(c => c.Statements.Count)} statements; memory grew by {grown:n0} bytes");
        grown.ShouldBeLessThan((ticks + sweeps) * Leak);
    }

    /// <summary>The real loop and the real parts; only the waits between passes are none.</summary>
    private static async Task<(int Ticks, int Sweeps, long Grown)> LiveAsync(BeadsOptions options, Uri agent)
    {
        options = options with { BeadBoardUrl = agent };
        var parts = new ProcessParts { Options = options };
        using var stop = StopSignal.Listen();
        var printer = new ReportPrinter(Nowhere(), options);
        var pass = new ResidentPass(parts, new Request { Verb = Verb.Run }, printer, stop, NullLogger.Instance);
        using var evening = new CancellationTokenSource();
        var (clock, kinds, before) = (new LeapingClock(), new List<PassKind>(), 0L);
        await new ResidentLoop(
            new Rhythm(options.DispatchInterval, options.SweepInterval),
            async kind =>
            {
                if (clock.Now >= Day)
                {
                    await evening.CancelAsync();
                    return ExitCode.Done;
                }
                kinds.Add(kind);
                if (kinds.Count == 100)
                {
                    before = GC.GetTotalMemory(forceFullCollection: true);
                }
                var code = await pass.RunAsync(kind);
                code.ShouldBe(ExitCode.Done);
                return code;
            },
            new KnownEntropy(),
            clock
        ).RunAsync(evening.Token);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        return (kinds.Count(k => k == PassKind.Tick), kinds.Count(k => k == PassKind.Sweep), grown);
    }

    private static ProcessEnvironment Nowhere() =>
        new()
        {
            Environment = _ => null,
            Folder = "/",
            Out = TextWriter.Null,
            Error = TextWriter.Null,
        };
}
