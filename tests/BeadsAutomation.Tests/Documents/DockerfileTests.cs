namespace BeadsAutomation.Tests.Documents;

/// <summary>What can be said of the image without building it.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] Lines = Read("Dockerfile");

    private static readonly string[] Final =
    [
        .. Lines.SkipWhile(l => !l.EndsWith(" AS final", StringComparison.Ordinal)).Skip(1),
    ];

    [Fact]
    public void The_last_stage_is_the_product_s() => Lines.Last(IsFrom).ShouldBe("FROM ${RUNTIME} AS final");

    [Fact]
    public void Its_base_has_neither_shell_nor_package_manager_nor_dotnet() =>
        Default("RUNTIME").ShouldBe("mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled");

    [Fact]
    public void What_is_linked_is_linked_on_the_platform_that_it_is_for()
    {
        Default("SDK").ShouldBe("mcr.microsoft.com/dotnet/sdk:10.0-noble-aot");
        Lines.Where(IsFrom).ShouldNotContain(l => l.Contains("--platform"));
    }

    [Fact]
    public void Its_licences_are_those_of_the_notices() =>
        string.Join('\n', Final)
            .ShouldContain($"image.licenses=\"{string.Join(" AND ", ThirdPartyNotices.Licences)}\"");

    [Fact]
    public void Nothing_is_run_or_fetched_in_the_last_stage() =>
        Final.ShouldNotContain(l => Starts(l, "RUN") || Starts(l, "ADD") || Starts(l, "SHELL"));

    [Fact]
    public void Its_user_is_a_number_so_that_a_cluster_can_tell_that_it_is_not_root() =>
        Final.Last(l => Starts(l, "USER")).ShouldMatch("^USER [1-9][0-9]*$");

    [Fact]
    public void It_starts_a_program_and_no_shell() => Final[^1].ShouldBe("""CMD ["/app/beads-dispatcher"]""");

    [Theory]
    [InlineData("title")]
    [InlineData("source")]
    [InlineData("revision")]
    [InlineData("version")]
    [InlineData("licenses")]
    public void It_says_what_it_is(string label) =>
        string.Join('\n', Final).ShouldContain($"org.opencontainers.image.{label}=");

    [Fact]
    public void No_base_is_the_newest_of_its_kind() => Lines.ShouldNotContain(l => l.Contains(":latest"));

    [Theory]
    [InlineData("src/")]
    [InlineData("samples/")]
    [InlineData("eng/")]
    [InlineData("global.json")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES")]
    public void The_build_is_given_what_it_reads(string path) =>
        Array.IndexOf(Read(".dockerignore"), $"!{path}").ShouldBePositive();

    [Fact]
    public void And_nothing_else() => Read(".dockerignore").First(l => !Starts(l, "#")).ShouldBe("*");

    private static string Default(string argument) => Lines.First(l => Starts(l, $"ARG {argument}=")).Split('=')[1];

    private static bool IsFrom(string line) => Starts(line, "FROM");

    private static bool Starts(string line, string word) => line.StartsWith(word, StringComparison.Ordinal);

    private static string[] Read(string name) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "documents", name));
}
