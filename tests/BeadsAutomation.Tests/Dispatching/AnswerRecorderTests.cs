using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;

namespace BeadsAutomation.Tests.Dispatching;

/// <summary>Losing an answer would cost a bead: it is recorded again and again, for as long as that can help.</summary>
public sealed class AnswerRecorderTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    // f a store that fails, ? a commit without an answer, L a lost race, none of them carried out; then the store does as it should.
    [Theory]
    [InlineData("", true, 1)]
    [InlineData("f", true, 2)]
    [InlineData("?", true, 2)]
    [InlineData("f?ff?ff?ff?f", true, 13)]
    [InlineData("L", true, 2)]
    [InlineData("LLLLL", true, 6)]
    [InlineData("LLLLLL", false, 6)]
    [InlineData("LLLLLLL", false, 6)]
    public async Task It_is_recorded_again_until_it_is_there_or_the_row_is_surely_not_ours(
        string faults,
        bool recorded,
        int tries
    )
    {
        var key = await PostingAsync();
        var store = new FailingStore(Store(), faults);

        (await RecordAsync(store, key, CancellationToken.None)).ShouldBe(recorded);

        store.Tries.ShouldBe(tries);
        _world.Attempts("b1")[0].State.ShouldBe(recorded ? AttemptState.Dispatched : AttemptState.Posting);
    }

    [Fact]
    public async Task Its_time_ends_it()
    {
        var key = await PostingAsync();
        using var end = new CancellationTokenSource();
        var store = new FailingStore(Store(), new string('f', 1000))
        {
            Tried = tries =>
            {
                if (tries == 7)
                {
                    end.Cancel();
                }
            },
        };

        (await RecordAsync(store, key, end.Token)).ShouldBeFalse();

        store.Tries.ShouldBe(7);
    }

    private async Task<AttemptKey> PostingAsync()
    {
        var killed = _world.Process(s =>
            s == "RecordAnswer/BeforeBegin" ? throw new InvalidOperationException("killed") : Task.CompletedTask
        );
        await Should.ThrowAsync<InvalidOperationException>(() => killed.TickAsync());
        return _world.Attempts("b1").ShouldHaveSingleItem().Key;
    }

    private ModelBeadStore Store() => new(_world.Database, _world.Options, new KnownEntropy(5));

    private Task<bool> RecordAsync(IBeadStore store, AttemptKey key, CancellationToken cancellationToken) =>
        new AnswerRecorder(store, _world.Clock).RecordAsync(
            key,
            new RecordedAnswer(AnswerClass.Accepted, "job-1", ""),
            cancellationToken
        );

    private sealed class FailingStore(IBeadStore inner, string faults) : WrappedStore(inner)
    {
        public int Tries { get; private set; }

        public Action<int> Tried { get; init; } = _ => { };

        public override Task<WriteResult> RecordAnswerAsync(
            AttemptKey key,
            RecordedAnswer answer,
            CancellationToken cancellationToken
        )
        {
            var fault = Tries < faults.Length ? faults[Tries] : ' ';
            Tried(++Tries);
            return fault switch
            {
                'f' => throw new StoreException("no disk"),
                '?' => Task.FromResult(WriteResult.Indeterminate),
                'L' => Task.FromResult(WriteResult.Lost),
                _ => base.RecordAnswerAsync(key, answer, cancellationToken),
            };
        }
    }
}
