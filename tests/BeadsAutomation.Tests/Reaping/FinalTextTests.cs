namespace BeadsAutomation.Tests.Reaping;

public sealed class FinalTextTests
{
    [Theory]
    [InlineData("TASK_FAILED", true)]
    [InlineData("TASK_FAILED: no such file", true)]
    [InlineData("TASK_FAILED no such file", true)]
    [InlineData("TASK_FAILED\nno such file", true)]
    [InlineData("\n  TASK_FAILED: after blank lines", true)]
    [InlineData("TASK_FAILEDX", false)]
    [InlineData("TASK_FAILED.", false)]
    [InlineData("task_failed: it is a word of its own", false)]
    [InlineData("All is well, no TASK_FAILED here", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_agent_says_that_it_failed_at_the_very_start_only(string? text, bool failed) =>
        FinalText.SaysFailed(text).ShouldBe(failed);

    [Theory]
    [InlineData(4092, true)]
    [InlineData(4093, false)]
    [InlineData(4096, false)]
    public void A_text_that_may_have_been_cut_has_no_known_start(int bytes, bool known)
    {
        var text = "TASK_FAILED ".PadRight(bytes, '.');

        FinalText.IsWhole(text).ShouldBe(known);
        FinalText.SaysFailed(text).ShouldBe(known);
        FinalText.Head(text).Length.ShouldBe(known ? 500 : 0);
    }

    [Fact]
    public void Length_is_that_of_the_bytes_that_were_kept() =>
        FinalText.IsWhole(new string('€', 1365)).ShouldBeFalse("1365 characters of three bytes");
}
