using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Tests.Model;

public sealed class RecordedSchedulesTests
{
    public static TheoryData<string> Names => [.. RecordedSchedule.All.Select(s => s.Name)];

    [Fact]
    public void All_seventeen_recorded_schedules_are_there() => RecordedSchedule.All.Count.ShouldBe(17);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_model_answers_as_the_servers_did(string name)
    {
        var schedule = RecordedSchedule.Named(name);
        var engine = RecordedSchedule.NewEngine();
        var clients = new Dictionary<string, ModelTransaction>(StringComparer.Ordinal)
        {
            ["A"] = engine.Begin(),
            ["B"] = engine.Begin(),
        };

        foreach (var (client, transaction) in clients)
        {
            schedule.Execute(client, transaction).ShouldBe(schedule.AffectedRows(client), $"affected rows of {client}");
        }
        foreach (var client in schedule.CommitOrder.Select(c => c.ToString()))
        {
            Word(clients[client].Commit()).ShouldBe(schedule.Outcome(client), $"outcome of {client}");
        }

        var after = engine.Begin();
        foreach (var (key, row) in schedule.Final)
        {
            after.Find(RecordedSchedule.Issues, key)!.SameAs(row).ShouldBeTrue($"final row {key}");
        }
    }

    private static string Word(CommitAnswer answer) =>
        answer switch
        {
            CommitAnswer.Committed => "committed",
            CommitAnswer.Conflict => "conflict 1213",
            _ => answer.ToString(),
        };
}
