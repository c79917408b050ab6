using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.SameCells;

/// <summary>One kind of transition: what leads to it, and the write whose cells are compared.</summary>
internal sealed record CellCase(
    string Name,
    Func<CellWorld, Task> Prepare,
    Func<CellWorld, Task<WriteResult>> Write,
    WriteResult? Ends = null
)
{
    public WriteResult Expected => Ends ?? WriteResult.Applied;

    public static readonly IReadOnlyList<CellCase> All =
    [
        new("claim", w => w.PutAsync(), w => w.ClaimAsync()),
        new("claim-without-note", w => w.PutAsync(), w => w.ClaimAsync(note: null)),
        new("claim-with-the-first-note", w => w.PutAsync(w.Row with { Notes = "" }), w => w.ClaimAsync()),
        new(
            "claim-of-work-once-started",
            w => w.PutAsync(w.Row with { StartedAt = w.Row.CreatedAt }),
            w => w.ClaimAsync()
        ),
        new(
            "claim-without-room-for-a-note",
            w => w.PutAsync(w.Row with { Notes = new string('x', 65_530) }),
            w => w.ClaimAsync()
        ),
        new("second-claim", ReleasedAsync, w => w.ClaimAsync()),
        new(
            "claim-while-unsettled",
            async w =>
            {
                await ClaimedAsync(w);
                await w.SetAsync("status", "open");
            },
            w => w.ClaimAsync(),
            WriteResult.Lost
        ),
        new("release-to-open", ClaimedAsync, w => w.SettleAsync("open", "failed", AttemptOutcome.Rejected, "HTTP 404")),
        new("quiet-release", ClaimedAsync, w => w.SettleAsync("open", note: null, AttemptOutcome.Released)),
        new("block", DispatchedAsync, w => w.SettleAsync("blocked", "reaped", AttemptOutcome.Stale, "silent")),
        new(
            "settle-keeps-its-reason",
            DispatchedAsync,
            w => w.SettleAsync("blocked", "failed", AttemptOutcome.JobFailed)
        ),
        new(
            "settle-without-bead-write",
            DispatchedAsync,
            w => w.SettleAsync(status: null, note: null, AttemptOutcome.AgentClosed)
        ),
        new(
            "bead-gone",
            async w =>
            {
                await DispatchedAsync(w);
                await w.DeleteAsync();
            },
            w => w.SettleAsync(status: null, note: null, AttemptOutcome.BeadGone)
        ),
        new(
            "touch-with-a-note",
            DispatchedAsync,
            w => w.ApplyAsync(status: null, "job=1", seen => new LedgerChange.Touch(seen.Latest!))
        ),
        new(
            "see",
            DispatchedAsync,
            w => w.ApplyAsync(status: null, note: null, seen => new LedgerChange.See(seen.Latest!))
        ),
        new(
            "amend",
            ReleasedAsync,
            w =>
                w.ApplyAsync(
                    status: null,
                    note: null,
                    seen => new LedgerChange.Amend(seen.Latest!, AttemptCount.Rearmed)
                )
        ),
        new(
            "amend-and-block",
            ReleasedAsync,
            w => w.ApplyAsync("blocked", "enough", seen => new LedgerChange.Amend(seen.Latest!, "blocked"))
        ),
        new(
            "settle-unrecorded",
            w => w.PutAsync(w.Row with { Status = "in_progress" }),
            w =>
                w.ApplyAsync(
                    "blocked",
                    "silent",
                    seen => new LedgerChange.SettleUnrecorded(
                        CellWorld.NextKey(seen),
                        AttemptOutcome.Stale,
                        "blocked",
                        "silent",
                        "host/1"
                    )
                )
        ),
        new(
            "no-row-concerned",
            w => w.PutAsync(w.Row with { Status = "blocked" }),
            w => w.ApplyAsync("open", "re-armed", _ => new LedgerChange.None())
        ),
        new("mark-posting", ClaimedAsync, w => w.MarkPostingAsync()),
        new(
            "mark-posting-of-a-bead-taken-back",
            async w =>
            {
                await ClaimedAsync(w);
                await w.SetAsync("assignee", "");
            },
            w => w.MarkPostingAsync(),
            WriteResult.Lost
        ),
        new("answer-dispatched", PostedAsync, DispatchAsync),
        new("answer-refused", PostedAsync, w => w.AnswerAsync(AnswerClass.BeadFault, job: null)),
        new("answer-unknown", PostedAsync, w => w.AnswerAsync(AnswerClass.Unknown, job: null)),
        new(
            "answer-for-an-open-bead",
            async w =>
            {
                await PostedAsync(w);
                await w.SetAsync("status", "open");
            },
            DispatchAsync
        ),
        new(
            "answer-for-a-deleted-bead",
            async w =>
            {
                await PostedAsync(w);
                await w.DeleteAsync();
            },
            DispatchAsync
        ),
        new("answer-in-state-claimed", ClaimedAsync, DispatchAsync, WriteResult.Lost),
        new("answer-again", DispatchedAsync, DispatchAsync),
        new(
            "another-answer-later",
            DispatchedAsync,
            w => w.AnswerAsync(AnswerClass.Unknown, job: null),
            WriteResult.Lost
        ),
        new("answer-on-settled", SettledWhilePostingAsync, DispatchAsync),
        new(
            "answer-without-job-on-settled",
            SettledWhilePostingAsync,
            w => w.AnswerAsync(AnswerClass.Unknown, job: null)
        ),
        new("state-word", _ => Task.CompletedTask, w => WriteStateAsync(w, "one")),
        new("state-word-again", w => WriteStateAsync(w, "one"), w => WriteStateAsync(w, "two")),
    ];

    private static async Task ClaimedAsync(CellWorld world)
    {
        await world.PutAsync();
        (await world.ClaimAsync()).ShouldBe(WriteResult.Applied);
        await world.GrantLeaseAsync();
    }

    private static async Task PostedAsync(CellWorld world)
    {
        await ClaimedAsync(world);
        (await world.MarkPostingAsync()).ShouldBe(WriteResult.Applied);
    }

    private static async Task DispatchedAsync(CellWorld world)
    {
        await PostedAsync(world);
        (await DispatchAsync(world)).ShouldBe(WriteResult.Applied);
    }

    private static async Task ReleasedAsync(CellWorld world)
    {
        await ClaimedAsync(world);
        (await world.SettleAsync("open", "failed", AttemptOutcome.Rejected, "HTTP 404")).ShouldBe(WriteResult.Applied);
        await world.GrantLeaseAsync();
    }

    private static async Task SettledWhilePostingAsync(CellWorld world)
    {
        await PostedAsync(world);
        (await world.SettleAsync("blocked", "reaped", AttemptOutcome.Stale, "silent")).ShouldBe(WriteResult.Applied);
    }

    private static Task<WriteResult> DispatchAsync(CellWorld world) => world.AnswerAsync(AnswerClass.Accepted, "job-1");

    private static Task<WriteResult> WriteStateAsync(CellWorld world, string value) =>
        world.Store.WriteStateAsync(world.Id, value, CancellationToken.None);
}
