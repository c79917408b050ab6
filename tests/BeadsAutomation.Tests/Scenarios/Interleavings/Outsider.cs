using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A human or an agent who does something to b1 with bd, and what must be left of it.</summary>
internal sealed record Outsider(string Name, Action<OutsideTransaction> Act, string Column, string? Value)
{
    private const string Vanishes = "takes the row away and brings it back";

    public static readonly IReadOnlyDictionary<string, Outsider> All = new Outsider[]
    {
        new("un-assigns", t => t.Unassign("b1"), "assignee", ""),
        new("closes", t => t.Close("b1"), "status", "closed"),
        new("notes", t => t.Note("b1", "somebody was here"), "notes", "somebody was here"),
        new("deletes", t => t.Delete("b1"), "id", null),
        new("adds a blocker", t => t.AddDependency("b1", "blocker"), "id", "b1"),
        new("re-opens", t => t.SetStatus("b1", "open"), "id", "b1"),
        new("blocks", t => t.SetStatus("b1", "blocked"), "status", "blocked"),
        new(Vanishes, t => t.Delete("b1"), "id", "b1"),
        new("brings an old row back", OldRow, "id", "b1"),
    }.ToDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>Begins in one step and commits in another; after a conflict it tries again, as bd does.</summary>
    public Func<ModelWorld, Actor, Task> After(int seconds) =>
        async (world, me) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(seconds));
            var row = world.Database.Bead("b1");
            var work = world.Database.Begin();
            Act(work);
            await me.StepAsync();
            if (work.Commit() != CommitAnswer.Committed)
            {
                world.Do(Act);
            }
            if (Name == Vanishes)
            {
                await me.StepAsync();
                world.Do(t => t.Restore("b1", row));
            }
            if (Name == "re-opens")
            {
                world.HasReopened("b1");
            }
        };

    /// <summary>An import from before anybody claimed it: open, and as old as it was then.</summary>
    private static void OldRow(OutsideTransaction work) =>
        work.SetCells(
            "b1",
            [new("status", "open"), new("updated_at", new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc))]
        );

    /// <summary>What they wrote is there.</summary>
    public void Stands(ModelWorld world, string why)
    {
        if (Column == "notes")
        {
            world.Notes("b1").Contains(Value, StringComparer.Ordinal).ShouldBeTrue(why);
        }
        else
        {
            (world.Database.Bead("b1")?.Text(Column)).ShouldBe(Value, why);
            (world.Database.Bead("b1") is null).ShouldBe(Value is null, why);
        }
    }
}
