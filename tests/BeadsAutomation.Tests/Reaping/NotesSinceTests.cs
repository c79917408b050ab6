namespace BeadsAutomation.Tests.Reaping;

public sealed class NotesSinceTests
{
    private static readonly AttemptKey Key = Given.Attempt().Key;

    private const string Mark = "attempt=1 claim=00000001";
    private const string Claim = "auto-dispatcher claimed at 2026-11-20T12:00:00Z " + Mark;
    private const string Sent = "dispatched: job=j " + Mark;

    [Theory]
    [InlineData("old\n" + Claim + "\n" + Sent, "", true)]
    [InlineData("old\n" + Claim + "\nclaimed by agent x\n" + Sent, "claimed by agent x", true)]
    [InlineData(Claim + "\n" + Sent + "\n\n  half done  \nmore\n", "half done|more", false)]
    // An agent that was told to begins its notes so.
    [InlineData("old\n" + Mark + ": early\n" + Sent, Mark + ": early", true)]
    [InlineData(Claim + "\n" + Mark + "\n" + Sent, Mark, true)]
    [InlineData(Claim + "\n" + Sent + "\n" + Mark + ": half done", Mark + ": half done", false)]
    [InlineData(Sent + "\nonly our second line is there", "only our second line is there", false)]
    public void They_begin_with_the_first_line_that_names_the_attempt(string notes, string others, bool lastIsOurs)
    {
        var since = NotesSince.Of(notes, Key).ShouldNotBeNull();

        string.Join('|', since.Lines).ShouldBe(others);
        since.LastIsOurs.ShouldBe(lastIsOurs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("claimed by agent x")]
    [InlineData("dispatched: job=j attempt=2 claim=00000002\nof another attempt")]
    public void Without_a_line_that_names_it_nothing_is_known(string? notes) =>
        NotesSince.Of(notes, Key).ShouldBeNull();

    [Theory]
    [InlineData("claimed by agent 0f3a", true)]
    [InlineData("claimed by agent <job_id>", true)]
    [InlineData("claimed by agent", false)]
    [InlineData("claimed by agent ", false)]
    [InlineData("claimed by agent x, half done", false)]
    [InlineData("Claimed by agent x", false)]
    [InlineData("was claimed by agent x", false)]
    public void An_agents_first_note_is_recognised_with_any_job(string line, bool start) =>
        NotesSince.IsStart(line).ShouldBe(start);
}
