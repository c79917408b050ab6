using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Dispatching;

/// <summary>What is stored of hold and breaker, and what is said of it.</summary>
public sealed class HoldKeeperTests : IDisposable
{
    private static readonly Hold Short = new() { Until = Given.Now.AddMinutes(2), Cause = "HTTP 502" };
    private static readonly Breaker Closed = new() { Failures = 2 };
    private static readonly Breaker Open = new()
    {
        Failures = 3,
        OpenedAt = Given.Now,
        Probes = 4,
    };

    private readonly ModelWorld _world = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task An_opening_breaker_is_said_with_its_cause_and_both_are_stored()
    {
        await WriteAsync(new Brakes(null, Closed), new Brakes(Short, Open));

        _log.Lines.ShouldHaveSingleItem().ShouldContain("HTTP 502");
        (await StoredAsync()).ShouldBe(new Brakes(Short, Open));
    }

    [Fact]
    public async Task A_closing_breaker_is_said_with_the_tries_it_took()
    {
        await WriteAsync(new Brakes(Short, Open), new Brakes(Short, new Breaker()));

        _log.Lines.ShouldHaveSingleItem().ShouldContain("[5 ");
    }

    [Fact]
    public async Task One_that_stays_as_it_was_is_not_said()
    {
        await WriteAsync(new Brakes(null, new Breaker()), new Brakes(null, Closed));
        await WriteAsync(new Brakes(null, Open), new Brakes(null, Open with { Probes = 5 }));

        _log.Lines.ShouldBeEmpty();
        (await StoredAsync()).Breaker.Probes.ShouldBe(5);
    }

    [Fact]
    public async Task Nothing_is_written_when_nothing_changed()
    {
        await WriteAsync(new Brakes(Short, Closed), new Brakes(Short, Closed));

        (await StoredAsync()).ShouldBe(new Brakes(null, new Breaker()));
    }

    [Fact]
    public async Task A_store_that_fails_costs_a_warning()
    {
        await WriteAsync(new Brakes(null, Closed), new Brakes(Short, Closed), _ => throw new StoreException("no disk"));

        _log.Lines.ShouldHaveSingleItem().ShouldContain("no disk");
    }

    [Fact]
    public async Task A_commit_without_an_answer_costs_a_warning()
    {
        _world.Database.Engine.NextCommitFault = () => Testing.Model.Engine.CommitFault.RequestLost;

        await WriteAsync(new Brakes(null, Closed), new Brakes(Short, Closed));

        _log.Lines.ShouldHaveSingleItem().ShouldContain("no answer to COMMIT");
    }

    private Task WriteAsync(Brakes before, Brakes after, Func<StoreStep, Task>? step = null)
    {
        var entropy = new KnownEntropy(1);
        var store = new ModelBeadStore(_world.Database, _world.Options, entropy, step);
        var announcer = new Announcer(_world.Options, entropy);
        var keeper = new HoldKeeper(new GuardedChange(store, announcer), announcer, _log.Of<HoldKeeper>());
        return keeper.WriteAsync(before, after, CancellationToken.None);
    }

    private async Task<Brakes> StoredAsync()
    {
        var store = new ModelBeadStore(_world.Database, _world.Options, new KnownEntropy(2));
        return Brakes.Of(await store.ReadStateAsync(CancellationToken.None));
    }
}
