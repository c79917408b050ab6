using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>SIGTERM: no new bead, and the one in hand is finished.</summary>
public sealed class SignalTests
{
    private const int Terminated = 143;
    private const string AskedToStop = "asked to stop";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_in_flight_is_waited_for_recorded_and_settled()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("bd-2"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Dispatch = AgentReply.Accepted("j-1").When(gate.Task);

        await using var tick = await world.StartTickAsync();
        await world.Agent.NextPostAsync(Stop);
        await tick.TerminateAsync();
        await tick.SaysAsync(AskedToStop);
        gate.SetResult();
        (await tick.EndAsync()).With(Terminated).Out.ShouldContain("dispatched bd-1 as job j-1");

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=j-1"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith("dispatched: job=j-1");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task Before_the_claim_nothing_is_claimed()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        var before = await world.ContentsAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Status = AgentReply
            .Busy(false)
            .When(() =>
            {
                asked.TrySetResult();
                return gate.Task;
            });

        await using var tick = await world.StartTickAsync();
        await asked.Task;
        await tick.TerminateAsync();
        await tick.SaysAsync(AskedToStop);
        gate.SetResult();
        (await tick.EndAsync()).With(Terminated);

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_sweep_that_waits_for_a_jobs_state_ends_without_a_word_about_it()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(40));
        var before = await world.ContentsAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Jobs[FirstJob] = AgentReply
            .JobNotFound()
            .When(() =>
            {
                asked.TrySetResult();
                return new TaskCompletionSource().Task;
            });

        await using var sweep = await world.StartSweepAsync();
        await asked.Task;
        await sweep.TerminateAsync();
        (await sweep.EndAsync()).With(Terminated);

        (await world.ContentsAsync()).ShouldBe(before);
    }
}
