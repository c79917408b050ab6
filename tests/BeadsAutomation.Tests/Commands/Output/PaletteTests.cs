using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Output;

public sealed class PaletteTests
{
    [Theory]
    [InlineData(true, "", "", true)]
    [InlineData(false, "", "", false)]
    [InlineData(true, "1", "", false)]
    [InlineData(true, "0", "", false)]
    [InlineData(false, "", "1", true)]
    [InlineData(true, "", "0", false)]
    [InlineData(true, "1", "1", false)]
    public void Colours_follow_terminal_NO_COLOR_and_FORCE_COLOR(bool terminal, string no, string force, bool coloured)
    {
        using var home = new TemporaryHome().Set("NO_COLOR", no).Set("FORCE_COLOR", force);
        Palette.For(home.ProcessEnvironment, terminal).Red("x").ShouldBe(coloured ? "\e[31mx\e[0m" : "x");
    }

    [Theory]
    [InlineData("dumb", "", false)]
    [InlineData("dumb", "1", true)]
    [InlineData("xterm", "", true)]
    [InlineData("", "", true)]
    public void A_terminal_that_shows_no_colours_gets_none_unless_they_are_demanded(
        string term,
        string force,
        bool coloured
    )
    {
        using var home = new TemporaryHome().Set("TERM", term).Set("FORCE_COLOR", force);
        Palette.For(home.ProcessEnvironment, isTerminal: true).Red("x").ShouldBe(coloured ? "\e[31mx\e[0m" : "x");
    }
}
