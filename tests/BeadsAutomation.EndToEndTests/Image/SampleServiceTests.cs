using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Schemas;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>What <c>compose.yaml</c> starts, as far as no container is needed.</summary>
public sealed partial class SampleServiceTests
{
    [Fact]
    public async Task The_sample_service_works_on_a_bead_and_closes_it()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-1"));
        string url;
        using (var port = new RefusingPort())
        {
            url = port.Url.ToString();
        }
        var address = world.Database.Server.Address;
        await using var service = await Product.StartAsync(
            "sample-service",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["LISTEN"] = url,
                ["BEADS_DATABASE_URL"] =
                    $"server={address.Host};port={address.Port};user={address.User};password={address.Password};database={world.Database.Name};sslmode=Disabled;allowpublickeyretrieval=true",
            }
        );
        await service.SaysAsync("listening");
        world.Environment["BEADBOARD_URL"] = url;
        world.Environment["AGENT_SERVICE_URL"] = url;

        (await world.TickAsync()).With(0).Out.ShouldContain("dispatched code-1 as job sample-1");
        await service.SaysAsync("code-1: closed");
        (await world.SweepAsync()).With(0);

        (await world.StatusAsync("code-1")).ShouldBe("closed");
        (await world.LedgerAsync("code-1")).ShouldBe(["1 settled agent_closed job=sample-1"]);
    }

    [Fact]
    public void The_sample_database_is_of_the_newest_schema_that_we_know()
    {
        var script = Blanks()
            .Replace(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "compose", "beads.sql")), " ");
        foreach (var statement in SchemaScript.Statements(66, Flavour.Dolt).SkipLast(1))
        {
            script.ShouldContain(Blanks().Replace(statement, " ").Trim());
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
