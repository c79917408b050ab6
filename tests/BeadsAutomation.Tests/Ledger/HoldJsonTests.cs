namespace BeadsAutomation.Tests.Ledger;

public sealed class HoldJsonTests
{
    [Fact]
    public void A_stored_hold_is_read_back_as_it_was()
    {
        var hold = new Hold
        {
            Began = Given.Ago("10:00").AddTicks(1234560),
            Until = Given.Now.AddMinutes(2),
            Doublings = 3,
            Cause = "HTTP 502: \"quoted\"\n✅",
            AcceptedAt = Given.Ago("90:00"),
        };

        HoldJson.Read(HoldJson.Write(hold)).ShouldBe(hold);
    }

    [Fact]
    public void A_time_without_a_zone_as_the_database_gives_it_keeps_its_digits()
    {
        var bare = DateTime.SpecifyKind(Given.Now, DateTimeKind.Unspecified);

        HoldJson.Read(HoldJson.Write(new Hold { Until = bare }))!.Until.ShouldBe(bare);
    }

    [Fact]
    public void The_names_are_lower_snake_case() =>
        HoldJson
            .Write(new Hold { AcceptedAt = Given.Now, Cause = "x" })
            .ShouldBe("""{"doublings":0,"cause":"x","accepted_at":"2026-11-20T12:00:00Z"}""");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"hold\"")]
    [InlineData("{\"until\":\"soon\"}")]
    [InlineData("{\"doublings\":99999999999}")]
    [InlineData("🕳")]
    public void Text_that_is_no_hold_is_no_hold(string? text) => HoldJson.Read(text).ShouldBeNull();

    [Fact]
    public void What_a_later_version_adds_is_passed_over() =>
        HoldJson.Read("""{"doublings":2,"breaker":"open"}""").ShouldNotBeNull().Doublings.ShouldBe(2);
}
