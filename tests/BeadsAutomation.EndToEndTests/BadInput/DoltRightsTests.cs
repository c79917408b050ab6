using System.Text.Json;
using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>Rights as Dolt 2.2.0 gives and refuses them, recorded on one, before a MariaDB.</summary>
public sealed class DoltRightsTests : IAsyncLifetime
{
    private World _world = null!;
    private DoltProxy _dolt = null!;

    private string Database => _world.Database.Name;

    public async ValueTask InitializeAsync()
    {
        _world = await World.CreateAsync();
        Assert.SkipWhen(_world.Database.Server.Flavour == Flavour.Dolt, "Dolt is itself.");
        await DoltProxy.MakeTablesAsync(_world.Database);
        await _world.PutAsync(new BeadRow("code-1"));
        _dolt = new DoltProxy(_world.Database.Server.Address);
        _world.As(_dolt.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _dolt?.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_may_do_all_is_well_and_works()
    {
        (await _world.TickHereAsync()).With(0);
        (await _world.TickHereAsync("doctor"))
            .With(0)
            .Out.ShouldContain("this user may do all that dispatcher and reaper do; EXECUTE");
    }

    [Fact]
    public async Task Whoever_may_only_look_is_not_called_well_and_the_printed_grants_are_enough()
    {
        var user = await _world.Database.CreateUserAsync("select");
        _world.As(_dolt.AddressOf(user));

        var said = (await _world.TickHereAsync("doctor", "--output", "json")).With(3).Out;

        said.ShouldContain(
            "this user can look, and lacks what dispatcher and reaper need: UPDATE on issues; INSERT on events; DELETE on leases"
        );
        using var report = JsonDocument.Parse(said);
        List<string> statements =
        [
            .. report
                .RootElement.GetProperty("doctor")
                .GetProperty("statements")
                .EnumerateArray()
                .Select(statement => statement.GetString()!),
        ];
        var grants = statements.Where(s => s.StartsWith("GRANT ", StringComparison.Ordinal)).ToList();
        grants[0].ShouldStartWith($"GRANT SELECT, EXECUTE ON `{Database}`.* TO '{user.User}'");
        grants.Skip(1).ShouldAllBe(grant => !grant.Contains("SELECT") && !grant.Contains("CREATE"));
        foreach (var statement in statements.Where(s => !s.StartsWith("CALL ", StringComparison.Ordinal)))
        {
            await _world.Database.ExecuteAsync(statement);
        }
        _world.As(_dolt.AddressOf(user));
        (await _world.TickHereAsync()).With(0);
        (await _world.SweepHereAsync()).With(0);
        (await _world.TickHereAsync("doctor")).Out.ShouldContain("ok    rights ");
    }

    [Theory]
    [InlineData(
        "UPDATE issues",
        "cannot add or update a child row: a foreign key constraint fails (compaction_snapshots, CONSTRAINT fk_comp_snap_issue)",
        "SELECT on the whole database"
    )]
    [InlineData("UPDATE issues", "command denied to user 'u'@'%'", "UPDATE on issues")]
    [InlineData("INSERT INTO events", "command denied to user 'u'@'%'", "INSERT on events")]
    public async Task What_it_refuses_is_told_with_the_grant_by_tick_and_doctor(
        string statement,
        string text,
        string lacking
    )
    {
        // The ledger is there.
        (await _world.TickHereAsync()).With(0);
        await _world.PutAsync(new BeadRow("code-2"));
        _dolt.Refusals = [(new Regex(statement, RegexOptions.None, TimeSpan.FromSeconds(1)), text)];

        (await _world.TickHereAsync()).Refuses(3, $"GRANT SELECT, EXECUTE ON `{Database}`.* TO that user");
        (await _world.StatusAsync("code-2")).ShouldBe("open");

        var doctor = (await _world.TickHereAsync("doctor")).With(3).Out;
        doctor.ShouldContain($"lacks what dispatcher and reaper need: {lacking} ");
    }

    /// <summary>Only the scaler asks so; a tick reads tables alone.</summary>
    [Fact]
    public async Task Whoever_may_ask_nothing_recursive_is_told_by_the_doctor_and_a_tick_goes_on()
    {
        _dolt.Refusals =
        [
            (
                new Regex("WITH RECURSIVE", RegexOptions.None, TimeSpan.FromSeconds(1)),
                "Access denied for user 'u'@'%' to table 'lineage'"
            ),
        ];

        (await _world.TickHereAsync()).With(0);
        (await _world.LedgerAsync("code-1")).ShouldHaveSingleItem().ShouldStartWith("1 dispatched");

        (await _world.TickHereAsync("doctor"))
            .With(3)
            .Out.ShouldContain("lacks what dispatcher and reaper need: SELECT on the whole database ");
    }

    /// <summary>Their first statements meet no ledger, and what follows must not be read from before that.</summary>
    [Fact]
    public async Task A_first_tick_and_sweep_of_a_new_database_work()
    {
        (await _world.SweepHereAsync()).With(0);
        (await _world.TickHereAsync()).With(0);
        (await _world.SweepHereAsync()).With(0);
        (await _world.LedgerAsync("code-1")).ShouldHaveSingleItem().ShouldStartWith("1 dispatched");
    }
}
