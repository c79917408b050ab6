namespace BeadsAutomation.Tests.Agents.Prompts;

public sealed class PromptTemplateTests
{
    [Theory]
    [InlineData("{{bead}}", null)]
    [InlineData("{{id}} {{attempt}} {{claim}} {{claim}} {{assignee}} {{how}} {{bead}} }} { {x}", null)]
    [InlineData("", "must hold {{bead}} exactly once")]
    [InlineData("{{how}}", "must hold {{bead}} exactly once")]
    [InlineData("{{bead}} {{bead}}", "must hold {{bead}} exactly once")]
    [InlineData("{{bead}} {{how}} {{how}}", "may hold {{how}} once only")]
    [InlineData("{{bead}} {{title}}", "holds {{title}}, which is no placeholder")]
    [InlineData("{{ bead }} {{ id}}", null)]
    [InlineData("{{bead}} {{i d}}", "holds {{i d}}, which is no placeholder")]
    [InlineData("{{BEAD}}", "holds {{BEAD}}, which is no placeholder")]
    [InlineData("{{bead}} {{\u001b}}", "holds {{}}, which is no placeholder")]
    [InlineData("{{bead}} {{id}", "holds {{ that no }} closes")]
    public void A_template_holds_the_bead_once_and_placeholders_that_we_know(string template, string? fault)
    {
        if (fault is null)
        {
            PromptTemplate.Fault(template).ShouldBeNull();
        }
        else
        {
            PromptTemplate.Fault(template).ShouldNotBeNull().ShouldStartWith(fault);
        }
    }

    [Fact]
    public void It_is_neither_too_large_nor_full_of_placeholders()
    {
        PromptTemplate.Fault("{{bead}}" + new string('é', 16_380)).ShouldBeNull();
        PromptTemplate.Fault("{{bead}}" + new string('é', 16_381)).ShouldBe("is larger than 32 KiB: shorten it");
        Repeated(49).ShouldBeNull();
        Repeated(50).ShouldBe("holds more than 50 placeholders: take some out");

        static string? Repeated(int ids) =>
            PromptTemplate.Fault("{{bead}}" + string.Concat(Enumerable.Repeat("{{id}}", ids)));
    }

    [Fact]
    public void Ours_is_one() => PromptTemplate.Fault(PromptTemplate.Default).ShouldBeNull();

    [Fact]
    public void What_is_put_in_is_not_searched_for_placeholders() =>
        PromptTemplate
            .Fill(
                "{{id}} {{bead}}",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["id"] = "{{bead}}",
                    ["bead"] = "{{id}} $0 ${name}",
                }
            )
            .ShouldBe("{{bead}} {{id}} $0 ${name}");

    [Theory]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a\r\nb\rc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf")]
    [InlineData("\0\u001b\u007f\u009b", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("\ufeffx\u202ey\u2066\u200b\u00ad", "\ufffdx\ufffdy\ufffd\ufffd\ufffd")]
    [InlineData("👩\u200d👧 e\u0301 عربي", "👩\u200d👧 e\u0301 عربي")]
    public void Text_of_others_is_made_fit(string text, string clean) => PromptText.Clean(text).ShouldBe(clean);

    [Fact]
    public void Half_a_character_is_none() => PromptText.Clean("a\ud83db\ude80").ShouldBe("a\ufffdb\ufffd");
}
