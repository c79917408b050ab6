namespace BeadsAutomation.Tests.Notifications;

/// <summary>Who goes first, and when who was refused is tried again.</summary>
public sealed class RefusalsTests
{
    private static readonly Uri Url = new("https://hooks.example/T0/s3cret");
    private static readonly DateTime Start = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(5, 160)]
    [InlineData(6, 320)]
    [InlineData(7, 360)]
    [InlineData(1000, 360)]
    public void Each_refusal_of_a_notice_waits_twice_as_long_as_the_one_before_up_to_six_hours(int refused, int minutes)
    {
        var refusals = Enumerable
            .Range(0, refused)
            .Aggregate(Read(null), (r, _) => r.After(Notice("a"), new(NoticeFate.Refused, "")));

        refusals.InTurn([Notice("a", Math.Max(0, minutes - 1))]).Count().ShouldBe(minutes == 0 ? 1 : 0);
        refusals.InTurn([Notice("a", minutes)]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Who_was_refused_goes_behind_the_others_and_the_oldest_of_equals_goes_first()
    {
        var refusals = Read(null)
            .After(Notice("a"), new(NoticeFate.Refused, ""))
            .After(Notice("b"), new(NoticeFate.Turned, ""))
            .After(Notice("b"), new(NoticeFate.Failed, ""))
            .After(Notice("d"), new(NoticeFate.Down, ""));

        var inTurn = refusals.InTurn([.. "abcde".Select(id => Notice($"{id}"))]);

        string.Concat(inTurn.Select(n => n.Notice.Id)).ShouldBe("cdeab");
    }

    [Fact]
    public void A_failure_that_is_not_a_refusal_never_makes_a_notice_wait()
    {
        var refusals = Enumerable
            .Range(0, 500)
            .Aggregate(Read(null), (r, _) => r.After(Notice("a"), new(NoticeFate.Failed, "")));

        refusals.InTurn([Notice("a")]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null, 0, false)]
    [InlineData(600, 0, true)]
    [InlineData(600, 9, true)]
    [InlineData(600, 10, false)]
    public void A_receiver_that_asks_to_wait_is_left_alone_for_so_long(int? seconds, int minutes, bool waits)
    {
        var asked = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;

        var refusals = Read(null).After(Notice("a"), new(NoticeFate.Down, "", asked));

        refusals.IsToWait(Start.AddMinutes(minutes)).ShouldBe(waits);
    }

    [Fact]
    public void What_is_stored_is_read_back_and_holds_neither_address_nor_topic()
    {
        var refusals = Read(null).After(Notice("a"), new(NoticeFate.Refused, "", TimeSpan.FromSeconds(1)));

        var stored = refusals.Write();

        Read(stored).Write().ShouldBe(stored);
        stored.ShouldNotContain("s3cret");
        stored.ShouldNotContain("hooks");
    }

    [Theory]
    [InlineData("https://hooks.example/T0/another", "topic")]
    [InlineData("https://hooks.example/T0/s3cret", "another")]
    [InlineData("https://hooks.example/T0/s3cret", null)]
    public void Another_address_or_topic_starts_afresh(string url, string? topic)
    {
        var stored = Read(null)
            .After(Notice("a"), new(NoticeFate.Refused, ""))
            .After(Notice("a"), new(NoticeFate.Refused, ""))
            .Write();
        Read(stored).InTurn([Notice("a")]).ShouldBeEmpty();

        Refusals.Read(stored, new Uri(url), topic).InTurn([Notice("a")]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"receiver":7}""")]
    [InlineData("""{"receiver":"MARK","notices":null}""")]
    [InlineData("""{"receiver":"MARK","notices":{"a":null}}""")]
    [InlineData(
        """{"receiver":"MARK","notices":{"a":{"tries":-2147483648,"times":2147483647,"due":"0001-01-01T00:00:00Z"}}}"""
    )]
    public void Text_that_another_program_wrote_holds_nothing_back(string stored)
    {
        var refusals = Read(stored.Replace("MARK", Read(null).Receiver, StringComparison.Ordinal));

        refusals.InTurn([Notice("a")]).ShouldHaveSingleItem();
        refusals.After(Notice("a"), new(NoticeFate.Refused, "")).Within([Notice("a")]).Write().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_time_that_a_wrong_clock_wrote_is_not_believed()
    {
        var later = Read(null)
            .After(Notice("a", 60 * 24 * 365), new(NoticeFate.Refused, "", TimeSpan.FromHours(1)))
            .After(Notice("a", 60 * 24 * 365), new(NoticeFate.Refused, "", TimeSpan.FromHours(1)));

        later.InTurn([Notice("a")]).ShouldHaveSingleItem();
        later.IsToWait(Start).ShouldBeFalse();
    }

    [Fact]
    public void Only_what_is_in_the_outbox_is_remembered_and_no_more_than_fits()
    {
        var all = Enumerable.Range(0, 1000).Select(n => Notice(new string('x', 100) + n)).ToList();
        var refusals = all.Aggregate(Read(null), (r, n) => r.After(n, new(NoticeFate.Refused, "")));

        refusals.Within([Notice("a")]).Notices.ShouldBeEmpty();
        var kept = refusals.Within(all);
        kept.Notices.Count.ShouldBe(200);
        kept.Write().Length.ShouldBeLessThan(64 * 1024);
    }

    private static Refusals Read(string? stored) => Refusals.Read(stored, Url, "topic");

    private static WaitingNotice Notice(string id, int minutesLater = 0) =>
        new(new Notice(id, "paused"), Start.AddHours(-1), TimeSpan.FromHours(1) + TimeSpan.FromMinutes(minutesLater));
}
