using System.Text.Json;
using BeadsAutomation.Testing.Chance;
using FsCheck;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

/// <summary>What is written is read again as it was, and stands on one line.</summary>
public sealed class RoundTripLaws
{
    private static readonly Gen<DateTime> AnyTime =
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        from ticks in Gen.Choose(0, (int)TimeSpan.TicksPerSecond - 1)
        select Given.Now.AddSeconds(seconds).AddTicks(ticks);

    // Half a character cannot be written as JSON: bead ids come from JSON or from a database, neither of which holds one.
    private static readonly Gen<string> AnyText = StrangeText.Any.Select(text =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()))
    );

    [Fact]
    public void A_hold() =>
        Law.Holds(
            from began in AnyTime.OrNullable()
            from until in AnyTime.OrNullable()
            from accepted in AnyTime.OrNullable()
            from doublings in Gen.Choose(0, int.MaxValue)
            from cause in AnyText
            select new Hold
            {
                Began = began,
                Until = until,
                AcceptedAt = accepted,
                Doublings = doublings,
                Cause = cause,
            },
            hold =>
            {
                var text = HoldJson.Write(hold);

                HoldJson.Read(text).ShouldBe(hold);
                text.ShouldNotContain('\n');
            }
        );

    [Fact]
    public void A_line_of_the_ledger() =>
        Law.Holds(
            from attempt in AnyAttempt
            from found in AnyText.OrNull()
            from at in AnyTime
            from bead in AnyWrite.OrNull()
            from word in AnyText
            select new LedgerEntry
            {
                At = at,
                Attempt = LedgerRow.Of(attempt),
                Found = found,
                Bead = bead,
                State = new StateWord(word, word),
                Done = bead is null,
            },
            entry =>
            {
                var line = JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Default.LedgerEntry);

                var read = JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry).ShouldNotBeNull();
                read.ShouldBe(entry);
                LedgerRow.Of(read.Attempt!.ToAttempt()).ShouldBe(entry.Attempt);
                line.ShouldNotContain((byte)'\n');
            }
        );

    [Fact]
    public void A_report_is_one_line_of_json_that_holds_what_was_stored_and_nothing_that_a_terminal_obeys() =>
        Law.Holds(
            from id in AnyText
            from detail in AnyText
            from reason in Gen.Elements(Enum.GetValues<ReasonCode>())
            select new BeadDecision(id, reason, detail),
            decision =>
            {
                var text = JsonSerializer.Serialize(Report(decision), ReportJson.Default.CommandReport);

                using var json = JsonDocument.Parse(text);
                var read = json.RootElement.GetProperty("tick").GetProperty("decisions")[0];
                read.GetProperty("bead_id").GetString().ShouldBe(decision.BeadId);
                read.GetProperty("reason").GetString().ShouldBe(decision.Reason.Word());
                read.GetProperty("detail").GetString().ShouldBe(decision.Detail);
                Printable.IsPrintable(text).ShouldBeTrue();
            }
        );

    private static Gen<Attempt> AnyAttempt =>
        from id in AnyText
        from number in Gen.Choose(1, int.MaxValue)
        from state in Gen.OneOf(AnyText, Gen.Elements(Enum.GetValues<AttemptState>()).Select(s => s.Word()))
        from outcome in Gen.Elements(Enum.GetValues<AttemptOutcome>()).OrNullable()
        from counted in Gen.Elements(true, false)
        from job in AnyText.OrNull()
        from reason in AnyText.OrNull()
        from claimed in AnyTime
        from posted in AnyTime.OrNullable()
        from notBefore in AnyTime.OrNullable()
        select new Attempt
        {
            Key = new AttemptKey(id, number, id),
            StateWord = state,
            Outcome = outcome,
            Counted = counted,
            OpenAtAnswer = !counted,
            JobId = job,
            Reason = reason,
            ClaimedAt = claimed,
            PostedAt = posted,
            NotBefore = notBefore,
        };

    private static Gen<IntendedWrite> AnyWrite =>
        from id in AnyText
        from note in AnyText.OrNull()
        from at in AnyTime
        from line in Gen.Choose(int.MinValue, int.MaxValue)
        select new IntendedWrite
        {
            Id = id,
            FromStatus = id,
            FromUpdatedAt = at,
            FromLine = line * (long)int.MaxValue,
            Note = note,
            ToUpdatedAt = at,
            ToLine = line,
        };

    private static CommandReport Report(BeadDecision decision) =>
        new()
        {
            Command = "tick",
            ExitCode = ExitCode.Done,
            Tick = new TickReport
            {
                ExitCode = ExitCode.Done,
                Outcome = TickOutcome.Idle,
                Decisions = [decision],
            },
        };
}
