namespace BeadsAutomation.StoreTests.Dolt;

public sealed class SchemaFeaturesTests
{
    [Theory]
    // version, split, row_lock, leases, any child, also blocks, events in history, notes
    [InlineData(32, false, false, false, false, false, true, 65_535)]
    [InlineData(49, true, false, false, true, false, true, 4_194_304)]
    [InlineData(53, true, false, false, true, false, true, 4_194_304)]
    [InlineData(66, true, true, true, false, true, false, 4_194_304)]
    public void A_tested_version_has_its_features(
        int version,
        bool split,
        bool rowLock,
        bool leases,
        bool anyChild,
        bool alsoBlocks,
        bool eventsInHistory,
        int notesBytes
    )
    {
        var features = SchemaFeatures.OfTested(version).ShouldNotBeNull();

        features.SplitDependencies.ShouldBe(split);
        features.RowLock.ShouldBe(rowLock);
        features.Leases.ShouldBe(leases);
        features.Rules.ShouldBe(new ReadinessRules(split, anyChild, alsoBlocks));
        features.EventsInHistory.ShouldBe(eventsInHistory);
        features.NotesBytes.ShouldBe(notesBytes);
    }

    [Fact]
    public void A_version_that_nobody_tested_is_read_from_its_columns()
    {
        SchemaFeatures.OfTested(67).ShouldBeNull();
        var columns = Columns(("issues", ["notes", "row_lock"]), ("dependencies", ["depends_on_issue_id"]));

        var features = SchemaFeatures.Of(67, columns);

        features.RowLock.ShouldBeTrue();
        features.Leases.ShouldBeFalse();
        features.SplitDependencies.ShouldBeTrue();
        features.NotesBytes.ShouldBe(65_535);
    }

    [Fact]
    public void What_is_missing_is_named_by_table_and_column()
    {
        var missing = Columns(("issues", ["id", "status"])).Missing(SchemaFeatures.OfTested(32).ShouldNotBeNull());

        string.Join("; ", missing).ShouldStartWith("column issues.assignee; column issues.priority");
        missing.Contains("column issues.notes", StringComparer.Ordinal).ShouldBeTrue();
        missing.Contains("table wisps", StringComparer.Ordinal).ShouldBeTrue();
        missing.Contains("column issues.status", StringComparer.Ordinal).ShouldBeFalse();
        missing.Contains("table leases", StringComparer.Ordinal).ShouldBeFalse();
    }

    private static SchemaColumns Columns(params (string Table, string[] Columns)[] tables) =>
        new(
            tables.ToDictionary(
                t => t.Table,
                IReadOnlyDictionary<string, string> (t) =>
                    t.Columns.ToDictionary(c => c, _ => "text", StringComparer.Ordinal),
                StringComparer.Ordinal
            )
        );
}
