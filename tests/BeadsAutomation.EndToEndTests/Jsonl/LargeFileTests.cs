using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>Nothing else may run while something is measured.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A file of 10,000 beads: what a tick costs is printed, not judged.</summary>
[Collection(nameof(Alone))]
public sealed class LargeFileTests
{
    private const int Count = 10_000;

    [Fact]
    public async Task A_tick_among_10000_beads_writes_one_line_and_its_time_and_memory_are_printed()
    {
        await using var world = await JsonlWorld.CreateAsync();
        var others = Enumerable.Range(0, Count - 1).Select(Other).ToList();
        world.File.Put(others);
        var before = world.File.State.ToString();
        await MeasureAsync(world, "idle");
        world.File.State.ToString().ShouldBe(before);
        world.File.Put(new BeadRow("bd-1"));

        await MeasureAsync(world, "dispatching");

        world.Agent.PostsOf("bd-1").ShouldBe(1);
        world.StatusOf("bd-1").ShouldBe("in_progress");
        world.File.Lines.SkipLast(1).ShouldBe(others.Select(BeadJson.LineOf));
        world.File.Lines.Count.ShouldBe(Count);
    }

    private static async Task MeasureAsync(JsonlWorld world, string what)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        await using var tick = await Product.StartAsync(Product.Dispatcher, world.Environment);
        var peak = tick.PeakMemoryAsync();
        (await tick.EndAsync()).With(0);
        var memory = await peak;
        var took = time.GetElapsedTime(start).TotalMilliseconds;
        // Not the test's own output: that is shown of failures only.
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Count} beads, {new FileInfo(world.File.Path).Length / 1e6:F1} MB, {what} tick: {took:F0} ms, {memory / 1024} MiB at its peak"
            )
        );
    }

    // A queue that waits for others, work that is done, and everything between.
    private static BeadRow Other(int number) =>
        new("bd-other-" + number.ToString(CultureInfo.InvariantCulture))
        {
            Title = "a bead among many, with a title of an ordinary length",
            Status = number % 3 == 0 ? "open" : "closed",
            Assignee = number % 5 == 0 ? "bob" : null,
            Notes = new string('n', 200),
        };
}
