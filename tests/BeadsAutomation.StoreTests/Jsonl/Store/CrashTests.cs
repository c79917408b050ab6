using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>Killed between any two changes of files, every kind of write; then the next process.</summary>
public sealed class CrashTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Writes => [.. CrashCase.All.Select(c => c.Name)];

    public static TheoryData<string> Claims => [.. CrashCase.All.Where(c => c.IsClaim).Select(c => c.Name)];

    public static TheoryData<string> WritesOfBeads =>
        [.. CrashCase.All.Where(c => !c.Name.EndsWith("word", StringComparison.Ordinal)).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Killed_anywhere_the_file_is_the_old_or_the_new_one(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        lab.Killed.ShouldNotBeEmpty();

        foreach (var state in lab.Killed)
        {
            ShouldBeOldOrNew(lab, state);
            ShouldBeOldOrNew(lab, await lab.RecoverAsync(state));
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_next_process_finishes_the_write_or_finds_it_never_begun(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);

        var verdicts = new List<string>();
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            verdicts.Add(await lab.VerdictAsync());
        }

        verdicts[0].ShouldBe("before");
        verdicts.Distinct().ShouldBe(OrderOf(write), string.Join(", ", verdicts));
        // The ledger's line comes first, and what it says is done.
        var begun = lab.Killed.Select(state => HasANewLine(lab, state));
        verdicts.Zip(begun).ShouldAllBe(v => !v.Second || v.First != "before");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_same_write_goes_through_after_recovery_unless_it_did_already(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            var verdict = await lab.VerdictAsync();
            await using var store = lab.Open();

            var again = await lab.WriteAgainAsync(store);

            if (verdict == "before")
            {
                again.ShouldBe(WriteResult.Applied);
            }
            (await lab.VerdictAsync()).ShouldBe(verdict == "before" ? "after" : verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Recovering_again_changes_no_byte(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            var once = await lab.RecoverAsync(state);

            (await lab.RecoverAsync(once)).ToString().ShouldBe(once.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Killed_again_anywhere_in_the_recovery_it_ends_the_same(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            var verdict = await lab.VerdictAsync();
            foreach (var again in await lab.KilledInRecoveryAsync(state))
            {
                ShouldBeOldOrNew(lab, again);

                ShouldBeOldOrNew(lab, await lab.RecoverAsync(again));

                (await lab.VerdictAsync()).ShouldBe(verdict);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_reader_before_the_recovery_changes_no_byte_and_reads_all_the_same(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            state.Restore(lab.File.Folder);
            await using var store = lab.Open();

            await store.ReadQueueAsync(None);
            await store.ReadClaimsAsync(None);
            await store.ReadBeadAsync(CrashCase.Id, None);
            await store.ReadStateAsync("hold", None);

            lab.File.State.ToString().ShouldBe(state.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(WritesOfBeads))]
    public async Task Whoever_writes_next_recovers_first(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            var recovered = await lab.WorldAsync();
            state.Restore(lab.File.Folder);
            await using var store = lab.Open();

            (await store.WriteStateAsync("pause", "so", None)).ShouldBe(WriteResult.Applied);

            (await lab.WorldAsync()).ShouldStartWith(recovered + "\nautomation_state: [name, pause]");
        }
    }

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task A_claim_killed_half_way_can_be_claimed_again_and_the_dead_cannot_go_on(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            if (await lab.VerdictAsync() is not "released")
            {
                continue;
            }
            await using var store = lab.Open();
            var seen = await CrashCase.ReadAsync(store);
            seen.Bead!.Status.ShouldBe("open");
            seen.Latest!.StatusLeft.ShouldBe("open");
            (await store.MarkPostingAsync(seen.Latest.Key, None)).Write.ShouldBe(WriteResult.Lost);

            var claim = CrashCase.Claim(seen);
            (await store.ApplyAsync(claim, None)).ShouldBe(WriteResult.Applied);

            var key = ((LedgerChange.Claim)claim.Ledger).Key;
            key.Number.ShouldBe(seen.Latest.Key.Number + 1);
            (await store.MarkPostingAsync(key, None)).Write.ShouldBe(WriteResult.Applied);
        }
    }

    [Theory]
    [MemberData(nameof(WritesOfBeads))]
    public async Task What_a_human_did_to_the_bead_before_the_recovery_stays(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            state.Restore(lab.File.Folder);
            lab.File.Change(CrashCase.Id, bead => bead["title"] = "changed by hand");
            lab.File.Change(CrashCase.Id, bead => bead["status"] = "review");
            var theirs = lab.File.Text;

            var once = await lab.RecoverAsync(lab.File.State);

            lab.File.Text.ShouldBe(theirs);
            (await lab.RecoverAsync(once)).ToString().ShouldBe(once.ToString());
            await using var store = lab.Open();
            (await CrashCase.ReadAsync(store)).Bead!.Status.ShouldBe("review");
        }
    }

    [Theory]
    [MemberData(nameof(WritesOfBeads))]
    public async Task What_a_human_did_to_another_bead_before_the_recovery_stays_and_the_write_is_finished(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            await lab.RecoverAsync(state);
            var recovered = lab.File.Text;
            state.Restore(lab.File.Folder);
            lab.File.Put(new BeadRow("code-new"));

            await lab.RecoverAsync(lab.File.State);

            lab.File.Text.ShouldBe(recovered + BeadJson.LineOf(new BeadRow("code-new")) + "\n");
        }
    }

    [Theory]
    [MemberData(nameof(WritesOfBeads))]
    public async Task A_bead_deleted_before_the_recovery_stays_deleted(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        foreach (var state in lab.Killed)
        {
            state.Restore(lab.File.Folder);
            lab.File.Delete(CrashCase.Id);
            var theirs = lab.File.Text;

            var once = await lab.RecoverAsync(lab.File.State);

            lab.File.Text.ShouldBe(theirs);
            (await lab.RecoverAsync(once)).ToString().ShouldBe(once.ToString());
        }
    }

    private static string[] OrderOf(string write) =>
        write.EndsWith("claim", StringComparison.Ordinal) ? ["before", "released", "after"] : ["before", "after"];

    private static bool HasANewLine(CrashLab lab, FolderState state)
    {
        var before = lab.Start[BeadsFile.Ledger];
        var now = state[BeadsFile.Ledger];
        return before.Length > 0 && now.Length > before.Length && now[^1] == (byte)'\n';
    }

    private static void ShouldBeOldOrNew(CrashLab lab, FolderState state) =>
        (
            state[BeadsFile.Name].SequenceEqual(lab.Start[BeadsFile.Name])
            || state[BeadsFile.Name].SequenceEqual(lab.End[BeadsFile.Name])
        ).ShouldBeTrue(state.ToString());
}
