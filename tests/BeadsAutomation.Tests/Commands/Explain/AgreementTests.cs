using BeadsAutomation.Testing.Chance;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Properties;

namespace BeadsAutomation.Tests.Commands.Explain;

/// <summary>What <c>explain</c>, <c>status</c> and a dry run say is what the next pass does, on any store.</summary>
public sealed class AgreementTests
{
    private const int Stores = 5_000;

    [Fact]
    public void What_is_said_of_every_bead_is_what_the_next_tick_does() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new AskedWorld(plan).Model;
                var (dry, explained, status) = Ask(world, rig => rig.TickAsync(dryRun: true));

                var done = Now(world.TickAsync());

                var goes = done.Dispatches.Select(d => d.BeadId).ToList();
                var waits = done.Decisions.Select(d => (d.BeadId, d.Reason)).Order().ToList();
                dry.Dispatches.Select(d => d.BeadId).ShouldBe(goes);
                dry.Decisions.Select(d => (d.BeadId, d.Reason)).Order().ShouldBe(waits);
                Are(explained, Standing.GoesNext).Select(b => b.BeadId).ShouldBe(goes);
                Are(explained, Standing.Waits).Select(b => (b.BeadId, b.Reason!.Value)).Order().ShouldBe(waits);
                status.GoesNext.ShouldBe(goes);
                status.Waiting.ShouldBe(goes.Count + waits.Count);
                status
                    .Reasons.Select(r => (r.Reason, r.Count))
                    .Order()
                    .ShouldBe(waits.CountBy(w => w.Reason).Select(r => (r.Key, r.Value)).Order());
            },
            plan => plan.Smaller(),
            Stores
        );

    [Fact]
    public void What_is_said_of_every_claim_is_what_the_next_sweep_does() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new AskedWorld(plan).Model;
                var (_, explained, status) = Ask(world, rig => rig.SweepAsync(dryRun: true));
                var inHand = AskedWorld
                    .Ids.Where(id => world.Status(id) == "in_progress" && world.Assignee(id) == "agent")
                    .ToList();

                var done = Now(world.SweepAsync());

                var said = status.InFlight.ToDictionary(c => c.BeadId, c => c.Verdict, StringComparer.Ordinal);
                foreach (var swept in done.Verdicts)
                {
                    // Left out is only what has no attempt in flight: an open bead at its cap.
                    said.GetValueOrDefault(swept.BeadId, SweepVerdict.Reaped).ShouldBe(swept.Verdict, swept.BeadId);
                }
                said.Keys.Except(done.Verdicts.Select(v => v.BeadId), StringComparer.Ordinal).ShouldBeEmpty();
                Are(explained, Standing.InHand).Select(b => b.BeadId).Order(StringComparer.Ordinal).ShouldBe(inHand);
                Are(explained, Standing.BlockedByUs)
                    .Select(b => b.BeadId)
                    .ShouldBe(status.Blocked.Select(b => b.BeadId), ignoreOrder: true);
            },
            plan => plan.Smaller(),
            Stores
        );

    [Fact]
    public void Status_doctor_and_the_ready_page_find_the_same_troubles() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new AskedWorld(plan).Model;
                var sweep = Now(world.SweepAsync());
                var tick = Now(world.TickAsync());
                var process = world.Process();

                var status = Now(process.StatusAsync());
                var doctor = Now(process.DoctorAsync());

                var queue = doctor
                    .Where(f =>
                        f.Check is DoctorCheck.Tick or DoctorCheck.Sweep or DoctorCheck.Agent or DoctorCheck.Notices
                    )
                    .Where(f => f.Severity >= Severity.Warning);
                queue
                    .Select(f => f.Check)
                    .Distinct()
                    .Order()
                    .ShouldBe(status.Troubles.Select(t => Troubles.CheckOf(t.Trouble)).Distinct().Order());
                status
                    .Troubles.Where(t => t.Trouble != Trouble.AgentUnreachable)
                    .ShouldAllBe(t =>
                        doctor.Any(f => t.Sentence == f.Sentence || t.Sentence == $"{f.Sentence}: {f.Fix}")
                    );
                var seen = Troubles.Of(HealthSigns.Of(tick, null)).Concat(Troubles.Of(HealthSigns.Of(null, sweep)));
                seen.Select(t => t.Trouble)
                    .Except(status.Troubles.Select(t => t.Trouble))
                    // A tick that found the agent away holds the queue.
                    .Except([Trouble.AgentUnreachable])
                    .ShouldBeEmpty();
            },
            plan => plan.Smaller(),
            Stores
        );

    [Fact]
    public void A_claim_is_kept_until_the_moment_that_is_said() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new AskedWorld(plan).Model;
                var status = Now(world.Process().StatusAsync());
                if (
                    status.Warnings.Count > 0
                    || status.InFlight.Where(c => c.KeptUntil is not null).MinBy(c => c.KeptUntil) is not { } claim
                )
                {
                    return;
                }

                var left = claim.KeptUntil!.Value - world.Now;
                if (left > TimeSpan.FromSeconds(1))
                {
                    world.Clock.Advance(left - TimeSpan.FromSeconds(1));
                    Verdict(world, claim.BeadId).ShouldBe(SweepVerdict.Keep);
                }
                world.Clock.Advance(claim.KeptUntil.Value - world.Now + TimeSpan.FromSeconds(1));
                Verdict(world, claim.BeadId).ShouldNotBe(SweepVerdict.Keep);
            },
            plan => plan.Smaller(),
            Stores
        );

    /// <summary>Asks in every way, and sees that nothing is written meanwhile.</summary>
    private static (T Dry, ExplainReport Explained, StatusReport Status) Ask<T>(
        ModelWorld world,
        Func<ProcessRig, Task<T>> dryRun
    )
    {
        var steps = new List<string>();
        var process = world.Process(step =>
        {
            steps.Add(step);
            return Task.CompletedTask;
        });
        var answers = (Now(dryRun(process)), Now(process.ExplainAsync()), Now(process.StatusAsync()));
        Now(process.HistoryAsync());
        steps.ShouldAllBe(s =>
            s.StartsWith("Read") || s.StartsWith("CountPosts") || s.StartsWith("AskRoom") || s.StartsWith("FindJob")
        );
        return answers;
    }

    private static SweepVerdict Verdict(ModelWorld world, string beadId) =>
        Now(world.Process().SweepAsync(dryRun: true)).Verdicts.Single(v => v.BeadId == beadId).Verdict;

    private static IEnumerable<BeadAnswer> Are(ExplainReport report, Standing standing) =>
        report.Beads.Where(b => b.Standing == standing);

    /// <summary>Nothing in the model waits for anything real.</summary>
    private static T Now<T>(Task<T> task)
    {
        task.IsCompleted.ShouldBeTrue();
        return task.GetAwaiter().GetResult();
    }
}
