namespace BeadsAutomation.StoreTests.Dolt;

public sealed class ServerTextTests
{
    [Fact]
    public void A_servers_message_is_one_short_printable_line()
    {
        var line = ServerText.Printable("a\nb\u001b[31m" + new string('x', 10_000));

        line.ShouldStartWith("a b [31mxxx");
        line.Length.ShouldBe(ServerText.MaxMessage);
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab🐙", 3, "ab")]
    [InlineData(null, 3, null)]
    public void Text_is_cut_between_characters(string? text, int max, string? cut) =>
        ServerText.Cut(text, max).ShouldBe(cut);

    [Theory]
    [InlineData("beads-dispatcher", "beads-dispatcher <beads-dispatcher@beads-automation>")]
    [InlineData("a <b>\n", "ab <ab@beads-automation>")]
    [InlineData("", "beads-automation <beads-automation@beads-automation>")]
    public void An_actor_becomes_an_author_that_dolt_takes(string actor, string author) =>
        DoltHistory.Author(actor).ShouldBe(author);
}
