using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Passes;

public sealed class SweepTextTests
{
    [Theory]
    [InlineData(SweepVerdict.Keep, null, "", 12, "keeping bd-1 (age 12m < 30m)\nsweep: 1 kept\n", "")]
    [InlineData(
        SweepVerdict.Keep,
        null,
        "job j is running",
        45,
        "keeping bd-1 (age 45m) — job j is running\nsweep: 1 kept\n",
        ""
    )]
    [InlineData(
        SweepVerdict.Keep,
        null,
        "younger than a ghost",
        null,
        "keeping bd-1 — younger than a ghost\nsweep: 1 kept\n",
        ""
    )]
    [InlineData(
        SweepVerdict.Reaped,
        AttemptOutcome.Stale,
        "no progress for 42m",
        42,
        "REAPED bd-1 (stale 42m)\nsweep: 1 reaped\n",
        ""
    )]
    [InlineData(
        SweepVerdict.Reaped,
        AttemptOutcome.JobFailed,
        "exit code 2",
        null,
        "REAPED bd-1 (job_failed) — exit code 2\nsweep: 1 reaped\n",
        ""
    )]
    [InlineData(
        SweepVerdict.Settled,
        AttemptOutcome.AgentClosed,
        "",
        null,
        "settled bd-1: agent_closed\nsweep: 1 settled\n",
        ""
    )]
    [InlineData(SweepVerdict.PutBack, AttemptOutcome.Ghost, "", null, "put back bd-1: ghost\nsweep: 1 put back\n", "")]
    [InlineData(
        SweepVerdict.HeldBack,
        AttemptOutcome.Stale,
        "cap of 20",
        42,
        "sweep: 1 held back\n",
        "held back bd-1 (stale 42m): not reaped — cap of 20\n"
    )]
    [InlineData(
        SweepVerdict.Lost,
        AttemptOutcome.Stale,
        "",
        42,
        "lost bd-1: it changed since it was read, left alone\nsweep: 1 lost\n",
        ""
    )]
    [InlineData(
        SweepVerdict.Failed,
        null,
        "time is up",
        null,
        "sweep: 1 failed\n",
        "sweep FAILED for bd-1 — time is up\n"
    )]
    public void A_verdict_has_its_sentence(
        SweepVerdict verdict,
        AttemptOutcome? outcome,
        string detail,
        int? age,
        string output,
        string error
    ) => Printed(Sweep(new SweptBead("bd-1", verdict, outcome, detail, age))).ShouldBe((output, error));

    [Theory]
    [InlineData(SweepVerdict.Reaped, AttemptOutcome.Stale, "would reap bd-1 (stale 42m)\n")]
    [InlineData(SweepVerdict.Settled, AttemptOutcome.TakenBack, "would settle bd-1: taken_back 42m\n")]
    [InlineData(SweepVerdict.PutBack, AttemptOutcome.Ghost, "would put back bd-1: ghost 42m\n")]
    public void A_dry_run_tells_what_would_be_done(SweepVerdict verdict, AttemptOutcome outcome, string line) =>
        Printed(Sweep(new SweptBead("bd-1", verdict, outcome, "", 42)), dryRun: true)
            .Out.ShouldStartWith("dry run: nothing is written or sent\n" + line);

    [Fact]
    public void A_tripped_fuse_says_what_to_do() =>
        Printed(Sweep() with { FuseTripped = true, Warnings = ["a stamp is ahead"] })
            .ShouldBe(
                (
                    "sweep: no claims in hand\n",
                    "warning: a stamp is ahead\nfuse tripped: more than half of all claims went silent at once, so none of them is reaped; look first, then run the sweep with --allow-mass-reap\n"
                )
            );

    [Fact]
    public void A_sweep_ends_with_its_counts() =>
        Printed(
            Sweep(
                new SweptBead("bd-1", SweepVerdict.Keep, null, "", 1),
                new SweptBead("bd-2", SweepVerdict.Reaped, AttemptOutcome.HardCap, "", 121),
                new SweptBead("bd-3", SweepVerdict.Keep, null, "", 2)
            )
        )
            .Out.ShouldEndWith("REAPED bd-2 (hard_cap 121m)\nkeeping bd-3 (age 2m < 30m)\nsweep: 2 kept, 1 reaped\n");

    [Theory]
    [InlineData(true, "armed again", "bd-1: armed again\n", "")]
    [InlineData(false, "it is closed", "", "bd-1: it is closed\n")]
    public void A_rearm_says_what_it_did(bool done, string sentence, string output, string error) =>
        Printed(
                new CommandReport
                {
                    Command = "rearm",
                    ExitCode = ExitCode.Done,
                    Rearm = new HandReport(ExitCode.Done, "bd-1", done, sentence),
                }
            )
            .ShouldBe((output, error));

    private static SweepReport Sweep(params SweptBead[] beads) => new() { ExitCode = ExitCode.Done, Verdicts = beads };

    private static (string Out, string Error) Printed(SweepReport sweep, bool dryRun = false) =>
        Printed(
            new CommandReport
            {
                Command = "sweep",
                ExitCode = ExitCode.Done,
                DryRun = dryRun,
                Sweep = sweep,
            }
        );

    private static (string Out, string Error) Printed(CommandReport report)
    {
        using var home = new TemporaryHome();
        new ReportText(new TextOutput(home.ProcessEnvironment), new BeadsOptions()).Write(report);
        return (home.Out.ToString(), home.Error.ToString());
    }
}
