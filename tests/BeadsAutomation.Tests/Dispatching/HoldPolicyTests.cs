namespace BeadsAutomation.Tests.Dispatching;

public sealed class HoldPolicyTests
{
    [Fact]
    public void A_hold_doubles_from_2_to_60_minutes_until_an_answer_is_accepted()
    {
        Hold? hold = null;
        var lengths = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            hold = HoldPolicy.AfterTrouble(hold, "down", null, Given.Now);
            lengths.Add(Minutes(hold));
        }
        lengths.ShouldBe([2, 4, 8, 16, 32, 60, 60, 60, 60]);

        hold = HoldPolicy.AfterAccepted(hold, Given.Now);
        Minutes(HoldPolicy.AfterTrouble(hold, "down", null, Given.Now)).ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 30, 2)]
    [InlineData(0, 120, 2)]
    [InlineData(0, 121, 121 / 60.0)]
    [InlineData(0, 600, 10)]
    [InlineData(0, 3600, 60)]
    [InlineData(0, 3601, 60)]
    [InlineData(0, 86400, 60)]
    [InlineData(0, -5, 2)]
    [InlineData(3, 600, 16)]
    [InlineData(3, 1200, 20)]
    public void A_longer_retry_after_is_honoured_up_to_60_minutes(int doublings, int retryAfterSeconds, double minutes)
    {
        var before = new Hold { Began = Given.Ago("30:00"), Doublings = doublings };

        Minutes(HoldPolicy.AfterTrouble(before, "down", TimeSpan.FromSeconds(retryAfterSeconds), Given.Now))
            .ShouldBe(minutes, 0.001);
    }

    [Fact]
    public void Configured_lengths_hold_after_trouble_and_after_busy()
    {
        var lengths = new HoldLengths(TimeSpan.FromMinutes(1), 3, TimeSpan.FromMinutes(8));

        var first = HoldPolicy.AfterTrouble(null, "down", null, Given.Now, lengths: lengths);
        var second = HoldPolicy.AfterTrouble(first, "down", null, Given.Now, lengths: lengths);
        var third = HoldPolicy.AfterTrouble(second, "down", null, Given.Now, lengths: lengths);
        var busy = HoldPolicy.AfterBusy(third, "full", null, Given.Now, lengths: lengths);

        new[] { first, second, third, busy }.Select(Minutes).ShouldBe([1, 3, 8, 1]);
    }

    [Fact]
    public void A_hold_begins_when_its_claim_did_whatever_the_answer()
    {
        HoldPolicy.AfterTrouble(null, "down", null, Given.Now, Given.Ago("0:30")).Began.ShouldBe(Given.Ago("0:30"));
        HoldPolicy.AfterBusy(null, "full", null, Given.Now, Given.Ago("0:30")).Began.ShouldBe(Given.Ago("0:30"));
        HoldPolicy.AfterBusy(null, "full", null, Given.Now).Began.ShouldBe(Given.Now);
    }

    [Fact]
    public void What_is_stored_without_a_beginning_doubles_nothing() =>
        Minutes(HoldPolicy.AfterTrouble(new Hold { Doublings = 3 }, "down", null, Given.Now)).ShouldBe(2);

    [Fact]
    public void After_busy_it_is_2_minutes_however_often_and_does_not_double_what_follows()
    {
        Hold? hold = null;
        for (var i = 0; i < 5; i++)
        {
            hold = HoldPolicy.AfterBusy(hold, "queue full", null, Given.Now);
            Minutes(hold).ShouldBe(2);
        }
        Minutes(HoldPolicy.AfterTrouble(hold, "down", null, Given.Now)).ShouldBe(2);
    }

    [Fact]
    public void Busy_amid_trouble_neither_doubles_nor_resets_it()
    {
        var trouble = HoldPolicy.AfterTrouble(null, "down", null, Given.Now);

        var busy = HoldPolicy.AfterBusy(trouble, "queue full", null, Given.Now);

        Minutes(busy).ShouldBe(2);
        Minutes(HoldPolicy.AfterTrouble(busy, "down", null, Given.Now)).ShouldBe(4);
    }

    [Fact]
    public void An_episode_keeps_its_beginning_and_the_last_acceptance()
    {
        var before = new Hold { AcceptedAt = Given.Ago("90:00") };

        var first = HoldPolicy.AfterTrouble(before, "down", null, Given.Ago("10:00"));
        var second = HoldPolicy.AfterBusy(first, "full", null, Given.Now);

        first.Began.ShouldBe(Given.Ago("10:00"));
        second.Began.ShouldBe(Given.Ago("10:00"));
        second.AcceptedAt.ShouldBe(Given.Ago("90:00"));
        second.Cause.ShouldBe("full");
    }

    [Fact]
    public void An_accepted_answer_clears_the_hold_and_is_remembered() =>
        HoldPolicy
            .AfterAccepted(
                new Hold
                {
                    Began = Given.Ago("10:00"),
                    Until = Given.Ago("1:00"),
                    Doublings = 3,
                    Cause = "down",
                    AcceptedAt = Given.Ago("90:00"),
                },
                Given.Now
            )
            .ShouldBe(new Hold { AcceptedAt = Given.Now });

    [Fact]
    public void Where_no_hold_was_ever_stored_an_accepted_answer_writes_none() =>
        HoldPolicy.AfterAccepted(null, Given.Now).ShouldBeNull();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3600, true)]
    public void A_hold_is_in_force_until_its_second(int secondsAhead, bool inForce) =>
        HoldPolicy.IsInForce(new Hold { Until = Given.Now.AddSeconds(secondsAhead) }, Given.Now).ShouldBe(inForce);

    [Fact]
    public void No_hold_is_not_in_force()
    {
        HoldPolicy.IsInForce(null, Given.Now).ShouldBeFalse();
        HoldPolicy.IsInForce(new Hold { AcceptedAt = Given.Now }, Given.Now).ShouldBeFalse();
        HoldPolicy.IsTooFarAhead(null, Given.Now).ShouldBeFalse();
    }

    /// <summary>A clock that was wrong for a while must neither stop the queue nor blame beads for what it wrote.</summary>
    [Theory]
    [InlineData("until", 3600, false)]
    [InlineData("until", 3601, true)]
    [InlineData("began", 3600, false)]
    [InlineData("began", 3601, true)]
    [InlineData("accepted", 3600, false)]
    [InlineData("accepted", 3601, true)]
    public void A_hold_with_a_time_further_ahead_than_the_longest_hold_is_not_believed(
        string which,
        int secondsAhead,
        bool tooFar
    )
    {
        var ahead = Given.Now.AddSeconds(secondsAhead);
        var hold = which switch
        {
            "until" => new Hold { Until = ahead },
            "began" => new Hold { Began = ahead },
            _ => new Hold { AcceptedAt = ahead },
        };

        HoldPolicy.IsTooFarAhead(hold, Given.Now).ShouldBe(tooFar);
        HoldPolicy.Believed(hold, Given.Now).ShouldBe(tooFar ? new Hold() : hold);
        if (tooFar)
        {
            HoldPolicy.IsInForce(hold, Given.Now).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_senseless_number_of_doublings_still_gives_a_sensible_hold(int doublings)
    {
        var hold = new Hold { Began = Given.Ago("10:00"), Doublings = doublings };
        for (var i = 0; i < 3; i++)
        {
            hold = HoldPolicy.AfterTrouble(hold, "down", null, Given.Now);
            Minutes(hold).ShouldBeInRange(2, 60);
        }
    }

    private static double Minutes(Hold hold) => (hold.Until!.Value - Given.Now).TotalMinutes;
}
