using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

/// <summary>What <c>bd export</c> wrote, of every version: see <c>Oracles/</c>.</summary>
public sealed partial class ExportTests
{
    private const string Note = "auto-dispatcher claimed at 2026-11-21T12:00:00Z attempt=1 claim=9f1c2b7e";

    private static readonly string[] s_changed = ["status", "updated_at", "started_at", "notes"];

    public static TheoryData<int, string> Exports =>
        new(from version in (int[])[32, 49, 53, 66] from set in (string[])["designed", "random"] select (version, set));

    [Theory]
    [MemberData(nameof(Exports))]
    public void A_claim_of_any_bead_changes_its_line_and_no_other(int version, string set)
    {
        var before = File.ReadAllText(LineFile.PathOfExport(version, set)).Split('\n');
        var lines = LineFile.ReadExport(version, set);
        lines.Beads.Count.ShouldBeGreaterThan(50);

        foreach (var bead in lines.Beads)
        {
            var after = LineFile.Text(lines.With(bead, LineEdit.Apply(bead, "in_progress", Note, LineFile.Now)));

            var was = before[bead.LineNumber - 1];
            var claimed = Claimed(was);
            after.ShouldBe(string.Join('\n', before.Select((line, i) => i == bead.LineNumber - 1 ? claimed : line)));
            WithoutChanged(claimed).ShouldBe(WithoutChanged(was));
            var read = LineFile.Read(after).Find(bead.Id).ShouldNotBeNull();
            (read with { Bytes = bead.Bytes, Dependencies = bead.Dependencies }).ShouldBe(
                bead with
                {
                    Status = "in_progress",
                    UpdatedAt = LineFile.Now,
                }
            );
            read.Dependencies.ShouldBe(bead.Dependencies);
        }
    }

    [Fact]
    public void Ephemeral_beads_that_the_oldest_version_lists_twice_are_read_once_from_the_last_line()
    {
        var lines = LineFile.ReadExport(32, "random");

        File.ReadAllLines(LineFile.PathOfExport(32, "random")).Length.ShouldBe(63);
        lines.Beads.Count.ShouldBe(60);
        lines.Beads.Count(bead => bead.Ephemeral).ShouldBe(3);
    }

    // The export is compact, so that text can be replaced by text; notes it has none.
    private static string Claimed(string line)
    {
        var started = line.Contains("\"started_at\":", StringComparison.Ordinal)
            ? ""
            : ",\"started_at\":\"2026-11-21T12:00:00Z\"";
        line = Status().Replace(line, $"\"status\":\"in_progress\"{started},\"notes\":\"{Note}\"", 1);
        return UpdatedAt().Replace(line, "\"updated_at\":\"2026-11-21T12:00:00Z\"", 1);
    }

    private static string WithoutChanged(string line)
    {
        var bead = JsonNode.Parse(line)!.AsObject();
        foreach (var name in s_changed)
        {
            bead.Remove(name);
        }
        return bead.ToJsonString();
    }

    [GeneratedRegex("\"status\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();

    [GeneratedRegex("\"updated_at\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpdatedAt();
}
