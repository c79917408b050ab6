namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    private static readonly RecordedAnswer Dispatched = new(AnswerClass.Accepted, "job-1", "job=job-1");

    [Theory]
    [InlineData(AnswerClass.Accepted, AttemptState.Dispatched, "accepted", "job-1")]
    [InlineData(AnswerClass.BeadFault, AttemptState.Refused, "bead_fault", null)]
    [InlineData(AnswerClass.Unknown, AttemptState.Unknown, "unknown", null)]
    public async Task An_answer_is_recorded_on_the_ledger_row_alone(
        AnswerClass answer,
        AttemptState state,
        string word,
        string? job
    )
    {
        var key = await PutAndPostAsync();
        var bead = await CellsAsync();

        (await Store.RecordAnswerAsync(key, new(answer, job, "it's so"), None)).ShouldBe(WriteResult.Applied);

        var attempt = (await ReadAsync()).Latest!;
        attempt.State.ShouldBe(state);
        attempt.AnswerWord.ShouldBe(word);
        attempt.JobId.ShouldBe(job);
        attempt.Reason.ShouldBe("it's so");
        attempt.AnsweredAt.ShouldNotBeNull();
        attempt.OpenAtAnswer.ShouldBeFalse();
        (await CellsAsync()).ShouldBe(bead);
    }

    [Fact]
    public async Task That_the_bead_was_open_again_before_the_answer_is_recorded()
    {
        var key = await PutAndPostAsync();
        await HumanChangesAsync(("status", "open"));

        await Store.RecordAnswerAsync(key, Dispatched, None);

        (await ReadAsync()).Latest!.OpenAtAnswer.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_about_a_deleted_bead_is_recorded()
    {
        var key = await PutAndPostAsync();
        await Harness.DeleteBeadAsync(Id);

        (await Store.RecordAnswerAsync(key, Dispatched, None)).ShouldBe(WriteResult.Applied);
        await Harness.PutBeadAsync(new BeadRow("code-2"));

        (await ReadAsync()).Latest!.JobId.ShouldBe("job-1");
    }

    [Fact]
    public async Task On_a_row_settled_meanwhile_only_job_and_answer_are_added()
    {
        var key = await PutAndPostAsync();
        await SettleAsync("blocked", AttemptOutcome.Stale);
        var settled = (await ReadAsync()).Latest!;
        var bead = await CellsAsync();

        (await Store.RecordAnswerAsync(key, Dispatched, None)).ShouldBe(WriteResult.Applied);

        var attempt = (await ReadAsync()).Latest!;
        attempt.JobId.ShouldBe("job-1");
        attempt.AnswerWord.ShouldBe("accepted");
        (attempt with { JobId = null, AnswerWord = null, AnsweredAt = settled.AnsweredAt }).ShouldBe(settled);
        (await CellsAsync()).ShouldBe(bead);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("number")]
    [InlineData("bead")]
    public async Task An_answer_to_another_attempt_changes_nothing(string difference)
    {
        var key = await PutAndPostAsync();
        var other = difference switch
        {
            "token" => key with { Token = NextToken() },
            "number" => key with { Number = 2 },
            _ => key with { BeadId = "code-2" },
        };
        var before = await WorldAsync();

        (await Store.RecordAnswerAsync(other, Dispatched, None)).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Recording_the_same_answer_again_is_no_harm()
    {
        var key = await PutAndPostAsync();
        await Store.RecordAnswerAsync(key, Dispatched, None);
        var first = (await ReadAsync()).Latest!;

        (await Store.RecordAnswerAsync(key, Dispatched, None)).ShouldBe(WriteResult.Applied);

        (await ReadAsync()).Latest!.ShouldBe(first with { AnsweredAt = (await ReadAsync()).Latest!.AnsweredAt });
    }

    [Fact]
    public async Task A_repeated_answer_does_not_forget_that_the_bead_was_not_open_at_the_first()
    {
        var key = await PutAndPostAsync();
        await Store.RecordAnswerAsync(key, Dispatched, None);
        await HumanChangesAsync(("status", "open"));

        await Store.RecordAnswerAsync(key, Dispatched, None);

        (await ReadAsync()).Latest!.OpenAtAnswer.ShouldBeFalse();
    }
}
