namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_events_that_make_or_assign_open_beads_of_the_sentinel_or_change_their_text_are_read()
    {
        Assert.SkipUnless(Harness.HasEvents, "no events");
        var at = (await Harness.NowAsync()).AddMinutes(-5);
        const string Assigns = """{"assignee":"agent"}""";
        await Harness.PutBeadAsync(new BeadRow(Id));
        await Harness.PutBeadAsync(new BeadRow("closed") { Status = "closed" });
        await Harness.PutBeadAsync(new BeadRow("bobs") { Assignee = "bob" });
        foreach (var bead in new[] { Id, "closed", "bobs" })
        {
            await Harness.AddEventAsync(bead, "created", "ann", "", at);
            await Harness.AddEventAsync(bead, "updated", "Über 漢", Assigns, at.AddSeconds(1));
        }
        await Harness.AddEventAsync(Id, "status_changed", "bob", """{"status":"open"}""", at.AddSeconds(2));
        await Harness.AddEventAsync(Id, "label_added", "bob", null, at.AddSeconds(2));
        await Harness.AddEventAsync(Id, "updated", "bob", """{"notes":"a title"}""", at.AddSeconds(2));
        string[] texts = ["title", "description", "design", "acceptance_criteria"];
        foreach (var (second, text) in texts.Index())
        {
            await Harness.AddEventAsync(Id, "updated", "bob", Changes(text), at.AddSeconds(3 + second));
        }

        var events = await Store.ReadAssignmentsAsync(None);

        events.Count.ShouldBe(1);
        events[Id]
            .OrderBy(e => e.At)
            .Select(e => (e.Type, e.Actor, e.NewValue, e.At))
            .ShouldBe([
                ("created", "ann", "", at),
                ("updated", "Über 漢", Assigns, at.AddSeconds(1)),
                .. texts.Select((text, second) => ("updated", "bob", Changes(text), at.AddSeconds(3 + second))),
            ]);

        static string Changes(string text) => $$"""{"{{text}}":"x"}""";
    }

    [Fact]
    public async Task What_we_write_to_a_bead_hands_nothing_over()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await ClaimAsync();

        (await Store.ReadAssignmentsAsync(None)).Count.ShouldBe(0);
        await Harness.ChangeBeadAsync(
            Id,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = "open" }
        );
        (await Store.ReadAssignmentsAsync(None)).Count.ShouldBe(0);
    }
}
