using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Store;

/// <summary>Others write to the bead between the settler's read and its write.</summary>
public sealed class SettlerTests : IDisposable
{
    private readonly ModelWorld _world = ModelWorld.With("b1");
    private readonly RecordedLog _log = new();
    private int _decided;

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(0, 1, "open")]
    [InlineData(1, 2, "open")]
    [InlineData(2, 3, "open")]
    [InlineData(3, 3, "in_progress")]
    public async Task It_decides_anew_when_others_came_first_and_gives_up_after_three(
        int others,
        int decided,
        string status
    )
    {
        var attempt = await ClaimAsync();

        var written = await SettleAsync(attempt.Key, others);

        _decided.ShouldBe(decided);
        _world.Status("b1").ShouldBe(status);
        (written.Written is not null).ShouldBe(others < 3);
        _world.Attempts("b1").ShouldHaveSingleItem().IsSettled.ShouldBe(others < 3);
        _log.Lines.Count.ShouldBe(others < 3 ? 0 : 1);
    }

    [Fact]
    public async Task What_it_gave_up_is_told_with_the_bead_and_the_attempt()
    {
        var attempt = await ClaimAsync();

        await SettleAsync(attempt.Key, others: 3);

        _log.ToString().ShouldContain("b1");
        _log.ToString().ShouldContain("attempt 1");
    }

    [Fact]
    public async Task An_attempt_that_is_settled_or_gone_is_not_decided_on()
    {
        var attempt = await ClaimAsync();
        await SettleAsync(attempt.Key, others: 0);
        _decided = 0;

        (await SettleAsync(attempt.Key, others: 0)).ShouldBe(Change.Nothing);
        (await SettleAsync(attempt.Key with { Token = new string('f', 32) }, others: 0)).ShouldBe(Change.Nothing);
        (await SettleAsync(attempt.Key with { BeadId = "b2" }, others: 0)).ShouldBe(Change.Nothing);

        _decided.ShouldBe(0);
    }

    private async Task<Attempt> ClaimAsync()
    {
        await _world.TickAsync();
        return _world.Attempts("b1").ShouldHaveSingleItem();
    }

    private Task<Change> SettleAsync(AttemptKey key, int others)
    {
        var entropy = new KnownEntropy(9);
        var store = new ModelBeadStore(
            _world.Database,
            _world.Options,
            entropy,
            step =>
            {
                if (step is { Operation: "Apply", Moment: StepMoment.BeforeBegin } && others-- > 0)
                {
                    _world.Advance(1);
                    _world.Do(t => t.Note("b1", "mine"));
                }
                return Task.CompletedTask;
            }
        );
        var settler = new Settler(new GuardedChange(store, new Announcer(_world.Options, entropy)), _log.Of<Settler>());
        return settler.SettleAsync(
            key,
            (history, attempt, now) =>
            {
                _decided++;
                return PutBack.Decide(history, attempt, PutBackCause.NotReady("changed"), _world.Options, now);
            },
            publishAs: null,
            CancellationToken.None
        );
    }
}
