using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A human acts at any step of a tick: what they wrote stands, then and hours later.</summary>
public sealed class HumanWinsTests
{
    /// <summary>What a human does to b1, and the cell that must stand.</summary>
    private static readonly Dictionary<string, (Action<OutsideTransaction> Act, string Column, string? Value)> Acts =
        new(StringComparer.Ordinal)
        {
            ["un-assigns"] = (t => t.Unassign("b1"), "assignee", ""),
            ["re-assigns"] = (t => t.Assign("b1", "bob"), "assignee", "bob"),
            ["closes"] = (t => t.Close("b1"), "status", "closed"),
            ["blocks"] = (t => t.SetStatus("b1", "blocked"), "status", "blocked"),
            ["deletes"] = (t => t.Delete("b1"), "id", null),
            ["notes"] = (t => t.Note("b1", "a human was here"), "notes", "a human was here"),
        };

    /// <summary>After these the bead is none of ours any more.</summary>
    private static readonly string[] EndsOurs = ["re-assigns", "closes", "blocks"];

    public static TheoryData<string, AnswerClass, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, AnswerClass, int>();
            foreach (var act in Acts.Keys)
            {
                foreach (var schema in new[] { 32, 66 })
                {
                    cases.Add(act, AnswerClass.Accepted, schema);
                    cases.Add(act, AnswerClass.BeadFault, schema);
                    cases.Add(act, AnswerClass.Environment, schema);
                    cases.Add(act, AnswerClass.Unknown, schema);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_human_does_at_any_step_of_a_tick_stands(string human, AnswerClass answer, int schema)
    {
        var (act, column, value) = Acts[human];
        var steps = await Steps.EachAsync(async at =>
        {
            var world = new ModelWorld(schema);
            world.Put(new BeadRow("b1"));
            world.Agent.Answer = o => Answers.Of(answer, o);
            ModelRow? left = null;
            var steps = new Steps(
                at,
                () =>
                {
                    world.Do(act);
                    left = world.Database.Bead("b1");
                }
            );

            await world.Process(steps.TakeAsync).TickAsync();

            var why = $"{human}, {answer}, schema {schema}, {steps.Where}";
            Promise.MustHold(world, why);
            if (steps.Where is null)
            {
                return null;
            }
            Stands(world, column, value, why);
            if (EndsOurs.Contains(human) && !InTransaction(steps.Where))
            {
                world.Database.Bead("b1").ShouldBe(left, $"not written again: {why}");
            }
            await world.LetPassAsync(hours: 4, everyMinutes: 40);
            Stands(world, column, value, why);
            Promise.MustHaveSettled(world, why);
            return steps.Where;
        });

        steps.ShouldBeGreaterThan(12);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    public async Task An_unassignment_that_merged_with_our_claim_of_the_same_second_undoes_it(int schema)
    {
        var world = new ModelWorld(schema);
        world.Put(new BeadRow("b1"));
        var human = world.Database.Begin();
        human.Unassign("b1");

        await world
            .Process(faults: _ => human.Commit().ShouldBe(CommitAnswer.Committed, "only the claim has come before"))
            .TickAsync();

        (world.Status("b1"), world.Assignee("b1")).ShouldBe(("open", ""));
        world.Agent.Posts.ShouldBeEmpty();
        world.Attempts("b1").ShouldHaveSingleItem().IsSettled.ShouldBeTrue();
    }

    /// <summary>Whether a transaction of ours was open: there, what both write is merged or one of them loses.</summary>
    private static bool InTransaction(string where) =>
        where.EndsWith("AfterReads", StringComparison.Ordinal)
        || where.EndsWith("BeforeCommit", StringComparison.Ordinal);

    private static void Stands(ModelWorld world, string column, string? value, string why)
    {
        var found = world.Database.Bead("b1")?.Text(column);
        if (column == "notes")
        {
            found.ShouldNotBeNull().Split('\n').ShouldContain(line => line == value, why);
        }
        else
        {
            found.ShouldBe(value, why);
        }
    }
}
