using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Resident;

/// <summary>The loop with all its parts on the model of the store: months of ticks and sweeps, with a bead that waits and one that runs.</summary>
[Collection(nameof(Alone))]
public sealed class LongLifeTests(ITestOutputHelper output)
{
    private const int WarmUp = 10_000;
    private const int Leak = 100;

    private static readonly int Ticks = Effort.IsOfMutants ? 20_000 : 100_000;

    [Fact]
    public async Task Memory_is_flat_over_a_hundred_thousand_ticks()
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("waits") { AcceptanceCriteria = " " });
        var parts = Parts(world);
        using var stop = StopSignal.Listen();
        var pass = new ResidentPass(
            parts,
            new Request { Verb = Verb.Run, Json = true },
            new ReportPrinter(Nowhere(), world.Options),
            stop,
            NullLogger.Instance
        );
        using var end = new CancellationTokenSource();
        var (ticks, sweeps, before, after) = (0, 0, 0L, 0L);

        await new ResidentLoop(
            new Rhythm(world.Options.DispatchInterval, world.Options.SweepInterval),
            async kind =>
            {
                var code = await pass.RunAsync(kind);
                code.ShouldBe(ExitCode.Done);
                sweeps += kind == PassKind.Sweep ? 1 : 0;
                ticks += kind == PassKind.Tick ? 1 : 0;
                if (kind == PassKind.Tick && ticks == WarmUp)
                {
                    before = GC.GetTotalMemory(forceFullCollection: true);
                }
                if (ticks == Ticks)
                {
                    after = GC.GetTotalMemory(forceFullCollection: true);
                    await end.CancelAsync();
                }
                return code;
            },
            new KnownEntropy(),
            new LeapingClock(world.Clock.Advance)
        ).RunAsync(end.Token);

        output.WriteLine(
            $"{ticks} ticks, {sweeps} sweeps: {before:n0} bytes after {WarmUp:n0} ticks, {after:n0} in the end"
        );
        sweeps.ShouldBe(Ticks / 5);
        (after - before).ShouldBeLessThan((Ticks - WarmUp) * Leak);
    }

    private static ProcessParts Parts(ModelWorld world)
    {
        var entropy = new KnownEntropy();
        return new ProcessParts
        {
            Options = world.Options,
            Entropy = entropy,
            Time = world.Clock,
            OtherAgent = world.Agent,
            OtherStore = _ => new ModelBeadStore(world.Database, world.Options, entropy),
        };
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
