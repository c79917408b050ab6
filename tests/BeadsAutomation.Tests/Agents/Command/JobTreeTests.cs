namespace BeadsAutomation.Tests.Agents.Command;

/// <summary>Which processes are a job's.</summary>
public sealed class JobTreeTests
{
    private const int Supervisor = 100;

    private static readonly IReadOnlyList<ProcessStat> All =
    [
        new(1, 'S', Parent: 0, Session: 1, Started: 0),
        new(Supervisor, 'S', Parent: 1, Session: Supervisor, Started: 50),
        new(101, 'S', Parent: Supervisor, Session: Supervisor, Started: 51), // the agent
        new(102, 'D', Parent: 101, Session: Supervisor, Started: 52),
        new(103, 'S', Parent: 102, Session: 103, Started: 53), // began a session
        new(104, 'S', Parent: 103, Session: 103, Started: 54),
        new(105, 'S', Parent: Supervisor, Session: 105, Started: 55), // adopted
        new(106, 'Z', Parent: 101, Session: Supervisor, Started: 56),
        new(107, 'S', Parent: 1, Session: Supervisor, Started: 57), // of the session, and not below
        new(108, 'S', Parent: 105, Session: 108, Started: 40), // its parent's number was another's
        new(109, 'S', Parent: 101, Session: Supervisor, Started: 58, Name: "dolt"), // bd's server
        new(200, 'S', Parent: 1, Session: 200, Started: 51),
        new(201, 'S', Parent: 200, Session: 200, Started: 52),
    ];

    [Theory]
    [InlineData(true, "101 102 103 104 105 107")]
    [InlineData(false, "101 102 107")]
    public void They_are_its_session_and_all_that_lives_below_it(bool withOwnSessions, string pids) =>
        string.Join(
                ' ',
                JobTree
                    .Below(All, new ProcessIdentity(Supervisor, 50, "boot"), withOwnSessions)
                    .Select(process => process.Pid)
            )
            .ShouldBe(pids);

    [Fact]
    public void Who_is_his_own_parent_is_found_once() =>
        JobTree
            .Below(
                [new(7, 'S', 8, 7, 2), new(8, 'S', 7, 8, 2)],
                new ProcessIdentity(7, 1, "boot"),
                withOwnSessions: true
            )
            .ShouldHaveSingleItem()
            .Pid.ShouldBe(8);
}
