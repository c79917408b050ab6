using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;

namespace BeadsAutomation.Tests.Resident;

/// <summary>The loop on a clock that leaps over every wait.</summary>
public sealed class ResidentLoopTests : IDisposable
{
    private static readonly Rhythm Both = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));

    private readonly LeapingClock _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _passes = [];

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_sweep_and_a_tick_at_once_and_then_each_in_its_rhythm()
    {
        await RunAsync(Both, passes: 9, _ => Task.FromResult(ExitCode.Done));
        _passes.ShouldBe([
            "0 Sweep",
            "0 Tick",
            "2 Tick",
            "4 Tick",
            "6 Tick",
            "8 Tick",
            "10 Sweep",
            "10 Tick",
            "12 Tick",
        ]);
    }

    [Fact]
    public async Task After_a_freeze_one_pass_of_each_comes_at_once_and_none_is_caught_up()
    {
        await RunAsync(
            Both,
            passes: 7,
            _ =>
            {
                if (_passes.Count == 3)
                {
                    _clock.Advance(TimeSpan.FromHours(8));
                }
                return Task.FromResult(ExitCode.Done);
            }
        );
        _passes.ShouldBe(["0 Sweep", "0 Tick", "2 Tick", "482 Tick", "482 Sweep", "484 Tick", "486 Tick"]);
    }

    [Fact]
    public async Task Never_two_at_once_however_long_a_pass_takes()
    {
        var running = 0;
        await RunAsync(
            Both,
            passes: 200,
            async _ =>
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                _clock.Advance(TimeSpan.FromMinutes(3));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return ExitCode.Done;
            }
        );
        _passes.Count.ShouldBe(200);
        _passes.Count(p => p.EndsWith("Sweep", StringComparison.Ordinal)).ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Without_the_store_ticks_come_earlier_until_one_finds_it()
    {
        var rhythm = new Rhythm(TimeSpan.FromMinutes(2), null);
        var at = new List<double>();
        await RunAsync(
            rhythm,
            passes: 9,
            _ =>
            {
                at.Add(_clock.Now.TotalSeconds);
                return Task.FromResult(at.Count < 8 ? ExitCode.Store : ExitCode.Done);
            }
        );
        at.ShouldBe([0, 5, 15, 35, 75, 155, 275, 395, 515]);
    }

    [Fact]
    public async Task Probes_see_what_the_loop_does()
    {
        ResidentLoop? loop = null;
        loop = Loop(
            Both,
            passes: 2,
            kind =>
            {
                if (kind == PassKind.Sweep)
                {
                    loop!.Ready().ShouldBe(new Health(false, "no pass has ended yet"));
                    return Task.FromResult(ExitCode.Done);
                }
                loop!.Ready().IsGood.ShouldBeTrue();
                _clock.Advance(TimeSpan.FromSeconds(361));
                loop.Live().IsGood.ShouldBeFalse();
                return Task.FromResult(ExitCode.Store);
            }
        );
        await loop.RunAsync(_stop.Token);
        loop.Live().IsGood.ShouldBeTrue();
        loop.Ready().IsGood.ShouldBeFalse();
    }

    [Fact]
    public async Task A_stop_ends_the_wait_at_once()
    {
        var clock = new HeldTimers();
        var waits = new TaskCompletionSource();
        var loop = new ResidentLoop(
            new Rhythm(TimeSpan.FromHours(1), null),
            _ =>
            {
                waits.SetResult();
                return Task.FromResult(ExitCode.Done);
            },
            new KnownEntropy(),
            clock
        );
        var running = loop.RunAsync(_stop.Token);
        await waits.Task;
        running.IsCompleted.ShouldBeFalse();
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Told_to_stop_before_it_began_it_runs_no_pass()
    {
        await _stop.CancelAsync();
        await RunAsync(Both, passes: 9, _ => Task.FromResult(ExitCode.Done));
        _passes.ShouldBeEmpty();
    }

    private Task RunAsync(Rhythm rhythm, int passes, Func<PassKind, Task<ExitCode>> pass) =>
        Loop(rhythm, passes, pass).RunAsync(_stop.Token);

    /// <summary>A loop that is told to stop during its last pass.</summary>
    private ResidentLoop Loop(Rhythm rhythm, int passes, Func<PassKind, Task<ExitCode>> pass) =>
        new(
            rhythm,
            async kind =>
            {
                _passes.Add($"{_clock.Now.TotalMinutes:0} {kind}");
                if (_passes.Count == passes)
                {
                    await _stop.CancelAsync();
                }
                return await pass(kind);
            },
            new KnownEntropy(),
            _clock
        );
}
