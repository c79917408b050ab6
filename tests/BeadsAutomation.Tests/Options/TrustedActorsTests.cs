using BeadsAutomation.Testing.Chance;

namespace BeadsAutomation.Tests.Options;

/// <summary>Who may hand over, as people write it.</summary>
public sealed class TrustedActorsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData(",, ,", "")]
    [InlineData("ann", "ann")]
    [InlineData(" ann ,\tbob\n", "ann|bob")]
    [InlineData(",ann,,bob,", "ann|bob")]
    [InlineData("ann,ann", "ann|ann")]
    [InlineData("Ann Lee, o'brien", "Ann Lee|o'brien")]
    [InlineData("a=b, ann;bob", "a=b|ann;bob")]
    [InlineData("漢字,🚀,é", "漢字|🚀|é")]
    public void Names_stand_between_commas(string text, string names)
    {
        var trusted = new TrustedActors(text);

        string.Join('|', trusted.Names).ShouldBe(names);
        trusted.IsOff.ShouldBe(names.Length == 0);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("Ann Lee")]
    [InlineData("é")]
    public void Who_is_named_may(string actor) => new TrustedActors("ann, Ann Lee, é").Trust(actor).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Ann")]
    [InlineData("ann ")]
    [InlineData("an")]
    [InlineData("ann,Ann Lee")]
    [InlineData("e\u0301")]
    public void Nobody_else_may(string? actor) => new TrustedActors("ann, Ann Lee, é").Trust(actor).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bob")]
    public void Where_nobody_is_named_everybody_may(string? actor) =>
        new TrustedActors(" , ").Trust(actor).ShouldBeTrue();

    [Fact]
    public void A_very_long_list_is_read_like_a_short_one()
    {
        var name = new string('x', 100_000);
        var trusted = new TrustedActors($"{name},{string.Join(',', Enumerable.Range(1, 10_000))}");

        (trusted.Trust(name), trusted.Trust("10000"), trusted.Trust("10001")).ShouldBe((true, true, false));
    }

    [Fact]
    public void No_text_with_a_name_in_it_trusts_an_unknown_actor() =>
        Law.Holds(
            StrangeText.Any,
            text =>
            {
                var trusted = new TrustedActors(text + ",ann");

                (trusted.Trust("ann"), trusted.Trust(null), trusted.Trust("")).ShouldBe((true, false, false));
            }
        );
}
