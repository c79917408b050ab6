namespace BeadsAutomation.Tests.Commands.Pausing;

public sealed class PauseOrderTests
{
    [Theory]
    [InlineData("pause needs a reason")]
    [InlineData("pause needs a reason", "--reason", " ")]
    [InlineData("--reason holds what cannot be printed", "--reason", "a\nb")]
    [InlineData("--reason holds what cannot be printed", "--reason", "a\u001b[31m")]
    [InlineData("--for is 59s: use 1m to 30d", "--reason", "r", "--for", "59s")]
    [InlineData("--for is 720h1s: use 1m to 30d", "--reason", "r", "--for", "30d1s")]
    [InlineData("--for is 'soon': no duration", "--reason", "r", "--for", "soon")]
    [InlineData("--label is blank", "--reason", "r", "--label", "")]
    [InlineData("--label is 'a': use at most 58", "--reason", "r", "--label", "a ")]
    public void What_cannot_be_a_pause_is_refused_with_a_sentence(string sentence, params string[] options) =>
        Problem("pause", options).ShouldNotBeNull().ShouldStartWith(sentence.TrimEnd());

    [Theory]
    [InlineData("--reason", "r", "--for", "1m")]
    [InlineData("--reason", "r", "--for", "30d")]
    [InlineData("--reason", " a reason of 漢 ", "--label", "risky: one")]
    [InlineData("--reason", "r")]
    public void A_pause_needs_no_more_than_a_reason(params string[] options) =>
        Problem("pause", options).ShouldBeNull();

    [Fact]
    public void Lengths_are_counted_to_the_last_character()
    {
        Problem("pause", "--reason", new string('r', 200)).ShouldBeNull();
        Problem("pause", "--reason", new string('r', 201)).ShouldNotBeNull().ShouldContain("200");
        Problem("pause", "--reason", "r", "--label", new string('l', 58)).ShouldBeNull();
        Problem("resume", "--label", new string('l', 59)).ShouldNotBeNull().ShouldContain("58");
    }

    [Fact]
    public void Resume_needs_nothing() => Problem("resume").ShouldBeNull();

    private static string? Problem(string verb, params string[] options) =>
        CommandLineReader.Read(DispatcherProgram.Executable, [verb, .. options]).Problem;
}
