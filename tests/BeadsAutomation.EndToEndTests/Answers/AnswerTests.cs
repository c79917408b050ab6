using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>Each answer with what it does to bead, ledger, queue and exit code; whatever it was, the bead is not sent again right after.</summary>
public abstract class AnswerTests
{
    protected static async Task AnswerHasItsEffectAsync(string name)
    {
        await using var world = await World.CreateAsync();
        var (reply, effect) = AnswerCases.All[name];
        await AnswerHasItsEffectAsync(world, reply, effect);
    }

    private protected static async Task AnswerHasItsEffectAsync(World world, AgentReply reply, Effect effect)
    {
        await world.PutAsync(new BeadRow("bd-1") { Notes = "written before" });
        world.Agent.Dispatch = reply;

        var tick = await world.TickAsync();

        tick.With(effect.Code);
        (await world.StatusAsync("bd-1")).ShouldBe(effect.Status, tick.Out);
        (await world.LedgerAsync("bd-1")).ShouldHaveSingleItem().ShouldStartWith(effect.Ledger);
        await CheckNotesAsync(world, effect);
        await CheckHoldAsync(world, effect);
        world.Agent.PostCount.ShouldBe(1);

        (await InProcess.TickAsync(world)).ShouldBe(0);
        world.Agent.PostCount.ShouldBe(1);
    }

    private static async Task CheckNotesAsync(World world, Effect effect)
    {
        var notes = await world.NotesAsync("bd-1");
        notes.Count.ShouldBe(3, string.Join('\n', notes));
        notes[0].ShouldBe("written before");
        notes[1]
            .ShouldMatch(@"^auto-dispatcher claimed at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ attempt=1 claim=[0-9a-f]{8}$");
        notes[2].ShouldStartWith(effect.Note);
        notes[2].ShouldContain(effect.NoteEnd);
        notes.ShouldAllBe(note => note.Length <= 500 && !note.Any(char.IsControl));
    }

    private static async Task CheckHoldAsync(World world, Effect effect)
    {
        var hold = await world.HoldAsync();
        (
            hold?.Until is { } until ? (int?)Math.Round((until - await world.Database.NowAsync()).TotalMinutes) : null
        ).ShouldBe(effect.Hold);
    }
}

// Two classes, because the cases of one class run after each other.

public sealed class AcceptingAndRefusingAnswerTests : AnswerTests
{
    public static TheoryData<string> Names() => [.. AnswerCases.Names.Where((_, i) => i % 2 == 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_answer_has_its_effect(string name) => AnswerHasItsEffectAsync(name);
}

public sealed class OtherAnswerTests : AnswerTests
{
    public static TheoryData<string> Names() => [.. AnswerCases.Names.Where((_, i) => i % 2 == 1)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_answer_has_its_effect(string name) => AnswerHasItsEffectAsync(name);
}
