using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Tests.Model;

public sealed class DoltModelTests
{
    private const string Issues = "issues";
    private const string Events = "events";

    private readonly DoltModel _engine = new(new ForeignKey(Events, "issue_id", Issues));

    public DoltModelTests()
    {
        _engine.CreateTable(Issues);
        _engine.CreateTable(Events);
        var fill = _engine.Begin();
        fill.Insert(Issues, "b1", Row(("status", "open"), ("notes", "")));
        fill.Commit();
    }

    [Fact]
    public void A_transaction_sees_the_database_as_it_was_at_begin_plus_its_own_writes()
    {
        var reader = _engine.Begin();
        Commit(t => Set(t, "status", "closed"));

        reader.Find(Issues, "b1")!.Text("status").ShouldBe("open");
        Set(reader, "notes", "mine").ShouldBe(1);
        reader.Find(Issues, "b1")!.Text("notes").ShouldBe("mine");
        _engine.Begin().Find(Issues, "b1")!.Text("notes").ShouldBe("");
    }

    [Fact]
    public void A_guard_is_judged_on_the_snapshot_so_its_row_count_says_nothing_of_the_present()
    {
        var late = _engine.Begin();
        Commit(t => Set(t, "status", "closed"));

        late.Update(Issues, "b1", r => r.Has("status", "open"), r => r.With("notes", "x")).ShouldBe(1);
        late.Commit().ShouldBe(CommitAnswer.Committed);

        var row = _engine.Begin().Find(Issues, "b1")!;
        (row.Text("status"), row.Text("notes")).ShouldBe(("closed", "x"));
    }

    [Fact]
    public void An_update_that_changes_no_cell_counts_no_row_and_no_commit()
    {
        var before = _engine.Counters;

        Commit(t => Set(t, "status", "open").ShouldBe(0));

        _engine.Counters.Writes.ShouldBe(before.Writes);
        _engine.Counters.Commits.ShouldBe(before.Commits);
    }

    [Fact]
    public void A_cell_changed_and_changed_back_counts_as_unchanged()
    {
        var back = _engine.Begin();
        Set(back, "status", "blocked");
        Set(back, "status", "open");
        Commit(t => Set(t, "status", "closed"));

        back.Commit().ShouldBe(CommitAnswer.Committed);
        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("closed");
    }

    [Fact]
    public void A_cell_that_head_changed_and_changed_back_does_not_conflict()
    {
        var ours = _engine.Begin();
        Set(ours, "status", "blocked");
        Commit(t => Set(t, "status", "closed"));
        Commit(t => Set(t, "status", "open"));

        ours.Commit().ShouldBe(CommitAnswer.Committed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_an_update_and_a_delete_of_one_row_the_second_to_commit_conflicts(bool deleteFirst)
    {
        var update = _engine.Begin();
        var delete = _engine.Begin();
        Set(update, "status", "closed");
        delete.Delete(Issues, "b1").ShouldBe(1);
        var (first, second) = deleteFirst ? (delete, update) : (update, delete);

        first.Commit().ShouldBe(CommitAnswer.Committed);
        second.Commit().ShouldBe(CommitAnswer.Conflict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_child_row_and_the_delete_of_its_parent_violate_the_constraint_whoever_is_second(bool deleteFirst)
    {
        var child = _engine.Begin();
        var delete = _engine.Begin();
        child.Insert(Events, "e1", Row(("issue_id", "b1")));
        delete.Delete(Issues, "b1");
        var (first, second) = deleteFirst ? (delete, child) : (child, delete);

        first.Commit().ShouldBe(CommitAnswer.Committed);
        second.Commit().ShouldBe(CommitAnswer.ConstraintViolation);
        var after = _engine.Begin();
        (after.Find(Issues, "b1") is null).ShouldBe(deleteFirst);
        (after.Find(Events, "e1") is null).ShouldBe(deleteFirst);
    }

    [Fact]
    public void Deleting_a_row_deletes_what_refers_to_it()
    {
        Commit(t => t.Insert(Events, "e1", Row(("issue_id", "b1"))));

        Commit(t => t.Delete(Issues, "b1"));

        _engine.Begin().Rows(Events).ShouldBeEmpty();
    }

    [Fact]
    public void Statements_are_refused_with_the_numbers_of_Dolt()
    {
        var t = _engine.Begin();

        Number(() => t.Insert(Issues, "b1", ModelRow.Empty)).ShouldBe(1062);
        Number(() => t.Insert(Events, "e1", Row(("issue_id", "gone")))).ShouldBe(1452);
        Number(() => t.Find("nope", "x")).ShouldBe(1146);
    }

    [Fact]
    public void A_commit_whose_answer_is_lost_was_carried_out()
    {
        _engine.NextCommitFault = () => CommitFault.AnswerLost;
        var t = _engine.Begin();
        Set(t, "status", "closed");

        t.Commit().ShouldBe(CommitAnswer.NoAnswer);
        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("closed");
    }

    [Fact]
    public void A_commit_that_never_arrived_changed_nothing()
    {
        _engine.NextCommitFault = () => CommitFault.RequestLost;
        var t = _engine.Begin();
        Set(t, "status", "closed");

        t.Commit().ShouldBe(CommitAnswer.NoAnswer);
        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("open");
    }

    [Fact]
    public void A_conflict_whose_answer_is_lost_changed_nothing()
    {
        var t = _engine.Begin();
        Set(t, "status", "closed");
        Commit(other => Set(other, "status", "blocked"));
        _engine.NextCommitFault = () => CommitFault.AnswerLost;

        t.Commit().ShouldBe(CommitAnswer.NoAnswer);
        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("blocked");
    }

    [Fact]
    public void A_rolled_back_transaction_leaves_nothing_and_takes_no_more_statements()
    {
        var t = _engine.Begin();
        Set(t, "status", "closed");
        t.Rollback();

        Should.Throw<InvalidOperationException>(() => t.Find(Issues, "b1"));
        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("open");
    }

    [Fact]
    public void A_table_made_while_a_transaction_is_open_is_not_in_its_snapshot_and_not_lost_by_its_commit()
    {
        var t = _engine.Begin();
        Set(t, "status", "closed");
        _engine.CreateTable("ledger");

        t.HasTable("ledger").ShouldBeFalse();
        t.Commit().ShouldBe(CommitAnswer.Committed);
        _engine.Begin().HasTable("ledger").ShouldBeTrue();
    }

    /// <summary>As recorded: A fails, B inserts, A reads and does not see it, A reads again and does.</summary>
    [Fact]
    public void After_a_failed_statement_the_next_one_reads_the_past_and_the_one_after_it_the_present()
    {
        var a = new ModelConnection(_engine);
        Fail(a);
        Commit(t => t.Insert(Issues, "b2", Row(("status", "open"))));

        Sees(a, "b2").ShouldBeFalse();
        Sees(a, "b2").ShouldBeTrue();
    }

    [Fact]
    public void Statement_after_statement_may_fail_and_the_past_stays_that_of_the_first()
    {
        var a = new ModelConnection(_engine);
        Fail(a);
        Commit(t => t.Insert(Issues, "b2", Row(("status", "open"))));
        Fail(a);

        Sees(a, "b2").ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rollback_and_a_begin_end_what_a_failed_statement_left(bool begins)
    {
        var a = new ModelConnection(_engine);
        Fail(a);
        Commit(t => t.Insert(Issues, "b2", Row(("status", "open"))));

        if (begins)
        {
            a.Begin().Find(Issues, "b2").ShouldNotBeNull();
        }
        else
        {
            a.Rollback();
        }
        Sees(a, "b2").ShouldBeTrue();
    }

    [Fact]
    public void What_a_statement_writes_by_itself_is_committed()
    {
        new ModelConnection(_engine).Run(t => Set(t, "status", "closed")).ShouldBe(1);

        _engine.Begin().Find(Issues, "b1")!.Text("status").ShouldBe("closed");
    }

    private static void Fail(ModelConnection connection) =>
        Number(() => connection.Run(t => t.Find("no_such_table", "x"))).ShouldBe(1146);

    private static bool Sees(ModelConnection connection, string bead) =>
        connection.Run(t => t.Find(Issues, bead)) is not null;

    private void Commit(Action<ModelTransaction> work)
    {
        var t = _engine.Begin();
        work(t);
        t.Commit().ShouldBe(CommitAnswer.Committed);
    }

    private static int Set(ModelTransaction t, string column, object? value) =>
        t.Update(Issues, "b1", _ => true, r => r.With(column, value));

    private static int Number(Action statement) => Should.Throw<ModelException>(statement).Number;

    private static ModelRow Row(params (string Column, object? Value)[] cells) =>
        ModelRow.Of(cells.Select(c => KeyValuePair.Create(c.Column, c.Value)));
}
