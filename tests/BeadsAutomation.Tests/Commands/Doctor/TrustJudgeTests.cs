namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class TrustJudgeTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("ann, bob", Severity.Ok)]
    [InlineData("Agent", Severity.Ok)]
    [InlineData("ann, agent", Severity.Warning)]
    [InlineData("worker", Severity.Warning)]
    public void A_list_that_names_those_who_do_the_work_is_warned_of(string actors, Severity? severity)
    {
        var options = new BeadsOptions { Actor = "worker", TrustedActors = new TrustedActors(actors) };

        TrustJudge.Judge(options).Select(f => (Severity?)f.Severity).SingleOrDefault().ShouldBe(severity);
    }
}
