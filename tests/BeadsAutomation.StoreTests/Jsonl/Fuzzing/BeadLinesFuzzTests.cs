using System.Text.Json;
using BeadsAutomation.StoreTests.Jsonl.Lines;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Chance;

namespace BeadsAutomation.StoreTests.Jsonl.Fuzzing;

/// <summary>A broken file of beads is refused with the place, or read as it stands; a bead that was read can be judged, sent and written.</summary>
public sealed class BeadLinesFuzzTests
{
    private static readonly string[] Corpus =
    [
        """
            {"_type":"issue","id":"bd-1","title":"Fix it","description":"It fails","design":"none","status":"open","assignee":"agent","priority":1,"issue_type":"bug","acceptance_criteria":"it works","created_at":"2026-11-01T08:00:00Z","updated_at":"2026-11-01T08:30:00.123456789+02:00","notes":"a\n\"b\""}
            {"_type":"memory","id":"m-1","text":"no bead"}
            {"id":"bd-2","status":"closed","dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks"}]}

            """,
        """
            {"id":"bd-3","status":"in_progress","assignee":"agent","started_at":"2026-11-01T08:00:00Z","pinned":false,"ephemeral":true,"defer_until":"2099-01-01T00:00:00Z","comments":[{"id":1,"text":"hm","created_at":"2026-11-02T08:00:00Z"}],"dependencies":[{"depends_on_id":"bd-1","type":"waits-for","metadata":"{\"gate\":\"any-children\",\"also_blocks\":true}"}]}
            """,
        "{\"\\u0069d\":\"bd-4\",\"status\":\"tombstone\",\"status\":\"open\",\"acceptance_criteria\":\"\\u00a0\",\"x\":{\"id\":[1,2.5e3,null,{}]}}\r\n",
        string.Join('\n', File.ReadLines(LineFile.PathOfExport(66, "random")).Take(8)),
    ];

    [Fact]
    public async Task A_file_is_read_as_json_has_it_or_refused_with_its_line()
    {
        var accepted = 0;
        await Fuzz.RunAsync(
            Corpus,
            input =>
            {
                try
                {
                    var lines = LineFile.Read(input);
                    ShouldBeAsJsonHasIt(lines);
                    ShouldBeOfUse(lines);
                    accepted++;
                }
                catch (StoreException refused)
                {
                    refused.Message.ShouldStartWith($"{LineFile.Path}, line ");
                    refused.Message.Where(char.IsControl).ShouldBeEmpty();
                }
            }
        );
        // A fuzzer whose every case is refused at its first byte would show nothing.
        accepted.ShouldBeGreaterThan(Effort.FuzzCases / 10);
    }

    private static void ShouldBeAsJsonHasIt(BeadLines lines)
    {
        foreach (var bead in lines.Beads)
        {
            using var json = JsonDocument.Parse(bead.Bytes);
            var root = json.RootElement;
            Text(root, "id").ShouldBe(bead.Id);
            (Text(root, "status") is { Length: > 0 } status ? status : BeadStatus.Open).ShouldBe(bead.Status);
            Text(root, "assignee").ShouldBe(bead.Assignee);
            (Value(root, "priority")?.GetInt32() ?? 2).ShouldBe(bead.Priority);
            (Value(root, "pinned")?.GetBoolean() ?? false).ShouldBe(bead.Pinned);
            (Value(root, "updated_at")?.GetDateTimeOffset().UtcDateTime ?? default).ShouldBe(bead.UpdatedAt);
            (Value(root, "dependencies")?.GetArrayLength() ?? 0).ShouldBe(bead.Dependencies.Count);
            AcceptanceCriteria.AreWritten(LineText.Of(bead).AcceptanceCriteria).ShouldBe(bead.HasAcceptance);
            (Text(root, "_type") is null or "issue").ShouldBeTrue();
        }
        lines.Beads.Select(bead => bead.Id).ShouldBeUnique(StringComparer.Ordinal);
    }

    /// <summary>All that a tick, a send and a write do with a line.</summary>
    private static void ShouldBeOfUse(BeadLines lines)
    {
        var readiness = new LineReadiness(lines, LineFile.Now);
        foreach (var bead in lines.Beads)
        {
            readiness.Of(bead);
            LineText.Of(bead);
            var edited = LineEdit.Apply(bead, BeadStatus.InProgress, "a note", LineFile.Now);
            var again = BeadLines.Read(lines.With(bead, edited), LineFile.Path).Find(bead.Id).ShouldNotBeNull();
            again.Status.ShouldBe(BeadStatus.InProgress);
            again.UpdatedAt.ShouldBe(LineFile.Now);
            LineText.Of(again).Notes.ShouldContain("a note");
            (again.Assignee, again.Priority, again.HasAcceptance).ShouldBe(
                (bead.Assignee, bead.Priority, bead.HasAcceptance)
            );
        }
    }

    private static string? Text(JsonElement bead, string name) => Value(bead, name)?.GetString();

    private static JsonElement? Value(JsonElement bead, string name) =>
        bead.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
