using System.Diagnostics;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What a trace of one pass holds: its names are what people search for.</summary>
public sealed class SpanTests
{
    [Fact]
    public async Task A_tick_claims_posts_and_settles()
    {
        var world = ModelWorld.With("b1");
        world.Agent.Answer = Answers.BeadFault;

        var spans = await SpansAsync(() => world.TickAsync());

        spans.ShouldBe([
            "claim b1/1 Unset ",
            "post b1/1 Error bead_fault: the bead is not to its liking",
            "settle b1/1 Unset ",
        ]);
    }

    [Fact]
    public async Task A_bead_that_an_agent_took_leaves_no_failure()
    {
        var world = ModelWorld.With("b1");

        var spans = await SpansAsync(() => world.TickAsync());

        spans.ShouldBe(["claim b1/1 Unset ", "post b1/1 Unset ", "settle b1/1 Unset "]);
    }

    [Fact]
    public async Task A_sweep_settles()
    {
        var world = ModelWorld.With("b1");
        await world.TickAsync();
        world.Advance(120);

        var spans = await SpansAsync(() => world.SweepAsync());

        spans.ShouldBe(["settle b1/1 Unset "]);
    }

    private static async Task<List<string>> SpansAsync(Func<Task> pass)
    {
        var spans = new List<string>();
        using var parent = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Traces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                // Other tests run beside this one.
                if (span.TraceId == parent.TraceId)
                {
                    spans.Add(Line(span));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await pass();
        return spans;
    }

    private static string Line(Activity span) =>
        $"{span.OperationName} {span.GetTagItem("beads.bead.id")}/{span.GetTagItem("beads.attempt")} {span.Status} {span.StatusDescription}";
}
