using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Hosting;

public sealed class KillAtFaultPointTests
{
    [Fact]
    public void It_kills_at_its_point_only()
    {
        var kills = 0;
        var points = new KillAtFaultPoint(FaultPoint.AnswerRead, 1, () => kills++);
        points.Reached(FaultPoint.PostingCommitted);
        kills.ShouldBe(0);
        points.Reached(FaultPoint.AnswerRead);
        kills.ShouldBe(1);
    }

    [Fact]
    public void It_kills_at_the_time_that_is_named_only()
    {
        var kills = new List<int>();
        var time = 0;
        var points = new KillAtFaultPoint(FaultPoint.FileOperation, 3, () => kills.Add(time));
        for (time = 1; time <= 5; time++)
        {
            points.Reached(FaultPoint.FileOperation);
            points.Reached(FaultPoint.AnswerRead);
        }
        kills.ShouldBe([3]);
    }

    [Fact]
    public void Without_the_variable_there_are_no_fault_points()
    {
        using var home = new TemporaryHome();
        KillAtFaultPoint.From(home.ProcessEnvironment).ShouldBeOfType<NoFaultPoints>();
        home.Set("BEADS_TEST_KILL_AT", "answer_read");
        KillAtFaultPoint.From(home.ProcessEnvironment).ShouldBeOfType<KillAtFaultPoint>();
    }
}
