namespace BeadsAutomation.Tests.Agents.Command;

/// <summary>What an agent inherits.</summary>
public sealed class AgentEnvironmentTests
{
    [Fact]
    public void No_secret_of_ours_is_inherited_but_the_servers_where_there_is_one()
    {
        var secrets = Settings
            .All.Where(setting => setting.IsSecret)
            .SelectMany(setting => setting.Environment)
            .SelectMany(name => new[] { name, name + "_FILE" })
            .ToList();

        Inherited(secrets, StoreKind.Jsonl).ShouldBeEmpty();
        Inherited(secrets, StoreKind.Dolt).ShouldBe(["BEADS_DOLT_PASSWORD", "BEADS_DOLT_PASSWORD_FILE"]);
    }

    [Theory]
    [InlineData("", "MY_TOKEN,MY_OTHER,SSH_AUTH_SOCK")]
    [InlineData("MY_*", "SSH_AUTH_SOCK")]
    [InlineData(" MY_TOKEN , SSH_*", "MY_OTHER")]
    [InlineData("my_token,MY,TOKEN", "MY_TOKEN,MY_OTHER,SSH_AUTH_SOCK")]
    [InlineData("*_T*N", "MY_OTHER,SSH_AUTH_SOCK")]
    public void The_users_own_list_is_added(string deny, string left) =>
        string.Join(',', Inherited(["MY_TOKEN", "MY_OTHER", "SSH_AUTH_SOCK"], StoreKind.Dolt, deny)).ShouldBe(left);

    [Fact]
    public void What_tells_the_agent_its_bead_cannot_be_denied()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        AgentEnvironment.Apply(environment, new("bd-1", 2, "t"), new("/jobs/t"), Options(StoreKind.Dolt, "BEAD*"));
        environment.ShouldContainKeyAndValue("BEAD_ID", "bd-1");
    }

    [Theory]
    [InlineData("MY_*,OTHER", null)]
    [InlineData("MY_*, ", null)]
    [InlineData("*", "*")]
    [InlineData("A,**", "**")]
    [InlineData("A;B", "A;B")]
    [InlineData("A?", "A?")]
    [InlineData("a=b", "a=b")]
    public void A_pattern_that_can_match_no_name_or_all_is_refused(string deny, string? wrong) =>
        BeadsOptionsValidator
            .Failures(Options(StoreKind.Dolt, deny))
            .ShouldBe(
                wrong is null
                    ? []
                    :
                    [
                        $"BEADS_AGENT_ENV_DENY holds '{wrong}', which is no variable's name: write letters, digits, _ and *, with commas between.",
                    ]
            );

    private static IReadOnlyList<string> Inherited(IEnumerable<string> names, StoreKind store, string deny = "")
    {
        var given = names.ToDictionary(name => name, _ => (string?)"x", StringComparer.Ordinal);
        var environment = new Dictionary<string, string?>(given, StringComparer.Ordinal);
        AgentEnvironment.Apply(environment, new("bd-1", 2, "t"), new("/jobs/t"), Options(store, deny));
        return [.. given.Keys.Where(environment.ContainsKey)];
    }

    private static BeadsOptions Options(StoreKind store, string deny) =>
        new()
        {
            Store = store,
            BeadsFile = "/b/issues.jsonl",
            AgentEnvDeny = new NamePatterns(deny),
        };
}
